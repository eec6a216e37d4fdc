import { explain, get, write } from "./api.js";
import { confirmed, reasoned } from "./components/confirm.js";
import { change, state } from "./store.js";
import { line } from "./text.js";

/** What a person can do. Each says in the notice what came of it, and gives whether it was taken. */
export const actions = {
  pause: (id) => steer(id, "pause", "is asked to pause after its iteration"),
  resume: (id) => steer(id, "resume", "is asked to go on"),
  restart: (id) => steer(id, "restart", "is asked to restart after its iteration"),

  async stop(id) {
    const sure = await confirmed(
      `Stop ${id}?`,
      "It finishes its iteration and leaves; the fleet gets smaller by one. Its task goes to another instance.",
      "Stop",
    );
    return sure && steer(id, "stop", "is asked to stop after its iteration");
  },

  choose(id) {
    change({ chosen: state.chosen === id ? undefined : id });
  },

  send: (message) => attempt("POST", "/api/messages", message, `Sent to ${message.to}.`),

  answer: (seq, text) => attempt("POST", `/api/questions/${seq}/answer`, { text }, "Your answer is sent to who asked."),

  async veto(id) {
    const sure = await confirmed(`Veto ${id}?`, "It is not carried out, however the instances vote.", "Veto");
    const reason = "The person vetoed it on the page.";
    return sure && attempt("POST", `/api/proposals/${encodeURIComponent(id)}/veto`, { reason }, `${id} is vetoed.`);
  },

  show(view) {
    change({ view });
  },

  seek(sought) {
    change({ sought });
  },

  lookBack(window) {
    change({ window });
  },

  async dismiss(finding) {
    const consequence = "Reports leave it out, now and whenever the same is found again there.";
    const reason = await reasoned(`Dismiss “${finding.title}”?`, consequence, "Dismiss");
    return reason !== undefined && attempt("POST", `${entryPath(finding.id)}/dismiss`, { reason }, "The finding is dismissed.");
  },

  async retire(learning) {
    const consequence = "It is kept, and recalled no more.";
    const reason = await reasoned(`Retire “${learning.title}”?`, consequence, "Retire");
    return reason !== undefined && attempt("POST", `${entryPath(learning.seq)}/retire`, { reason }, "The learning is retired.");
  },

  async contradict(one, other) {
    const why = await reasoned(
      "Do they contradict each other?",
      `“${line(one.title, 200)}” and “${line(other.title, 200)}”: from now on each shows the other.`,
      "They do",
    );
    const entry = String(other.seq);
    return why !== undefined && attempt("POST", `${entryPath(one.seq)}/contradict`, { entry, why }, "Both show it now.");
  },

  async accept(queued) {
    const consequence = "The hive merges it with HEAD and writes a bundle that you can pull; your repository stays as it is.";
    const sure = await confirmed(`Accept “${queued.title}”?`, consequence, "Accept");
    return sure && attempt("POST", `${changePath(queued.id)}/accept`, {}, `${queued.id} is accepted. Its bundle is being made.`);
  },

  async reject(queued) {
    const consequence = "It comes in no bundle, and those behind it are merged without it.";
    const reason = await reasoned(`Reject “${queued.title}”?`, consequence, "Reject");
    return reason !== undefined && attempt("POST", `${changePath(queued.id)}/reject`, { reason }, `${queued.id} is rejected.`);
  },

  /** Gets the diff of a change. */
  async detail(id) {
    try {
      const { diff } = await get(changePath(id));
      change({ details: { ...state.details, [id]: { diff } } });
    } catch (error) {
      change({ notice: { text: explain(error), bad: true } });
    }
  },

  setGoal: (text) => attempt("POST", "/api/goals", { text }, "The goal is set. The leader divides it into tasks."),

  async scale(replicas) {
    const before = state.fleet;
    change({ fleet: { ...before, desired: replicas } });
    const taken = await attempt("PUT", "/api/fleet", { replicas }, `The fleet is wished to have ${replicas}.`);
    if (!taken) change({ fleet: before });
    return taken;
  },
};

function changePath(id) {
  return `/api/changes/${encodeURIComponent(id)}`;
}

function entryPath(name) {
  return `/api/memory/${encodeURIComponent(name)}`;
}

function steer(id, action, words) {
  return attempt("POST", `/api/instances/${encodeURIComponent(id)}/${action}`, {}, `${id} ${words}.`);
}

async function attempt(method, path, body, done) {
  try {
    await write(method, path, body);
    change({ notice: { text: done, bad: false } });
    return true;
  } catch (error) {
    change({ notice: { text: explain(error), bad: true } });
    return false;
  }
}
