/** How many messages the page keeps; older ones are in the log and the archive. */
export const MESSAGES_MAX = 500;

const listeners = new Set();
let drawing = false;

/** What the page knows. Changed only through `change`. */
export const state = {
  connection: { kind: "connecting", since: Date.now() },
  /** true, false, or undefined as long as nothing has told. */
  signedIn: undefined,
  /** The last answer of /api/state; undefined before the first. */
  hive: undefined,
  /** When that answer came, on the page's own clock: ages grow from there. */
  hiveAt: 0,
  fleet: undefined,
  messages: [],
  /** undefined as long as nobody has answered: not known is not none. */
  findings: undefined,
  /** {goal, files} of the newest goal's report, if there is one. */
  report: undefined,
  /** The view that is shown: the id of its element. */
  view: "work",
  /** How far the view of the thinking looks back, as the network takes it. */
  window: "1d",
  /** Which entries of the memory the person looks for. */
  sought: { words: "", kind: "" },
  /** Who works with whom, what came of what; undefined as long as nobody has answered. */
  network: undefined,
  /** {entries, more}: what fits what is sought. */
  memory: undefined,
  /** {entries, more}: what something else in the memory contradicts, the past too. */
  contradicted: undefined,
  /** What the hive has accepted as changes, oldest first; undefined as long as nobody has answered. */
  changes: undefined,
  /** {diff, pull} of the changes that were looked at, by id. */
  details: {},
  /** The instance whose log is shown. */
  chosen: undefined,
  /** What the person should know about the last action: {text, bad}. */
  notice: undefined,
};

/** Changes the state; the page is drawn at most once per frame, and not while it is hidden. */
export function change(patch) {
  Object.assign(state, typeof patch === "function" ? patch(state) : patch);
  if (!drawing) {
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      listeners.forEach((listener) => listener(state));
    });
  }
}

export function onChange(listener) {
  listeners.add(listener);
}

/** Adds messages, each once, in the order of the log, and keeps the newest. */
export function addMessages(fresh) {
  const last = state.messages.at(-1)?.seq ?? 0;
  const later = fresh.filter((message) => message.seq > last);
  if (later.length > 0) {
    change({ messages: [...state.messages, ...later].slice(-MESSAGES_MAX) });
  }
}

/** The goal that the hive works on: the newest open one, else the newest. */
export function currentGoal({ hive }) {
  const goals = hive?.goals ?? [];
  return goals.findLast((goal) => goal.open) ?? goals.at(-1);
}
