import { condition, shape } from "../condition.js";
import { el, keyed, say, set } from "../dom.js";
import { age, count, line } from "../text.js";

const EMPTY =
  "The hive is empty. Press + to start an instance, or run ./deploy/start-multi.sh 4 --workspace DIR.";

const SILENT = { down: "not ready", unreachable: "does not answer" };

/** The instances as cards. */
export function instances(root, actions) {
  const grid = root.querySelector(".cards");
  const empty = root.querySelector(".empty");
  const note = root.querySelector(".note");

  return (state) => {
    const hive = state.hive;
    const all = hive?.instances ?? [];
    set(empty, "hidden", !hive || all.length > 0);
    say(empty, EMPTY);
    say(note, all.length > 0 ? summary(all) : "");
    set(note, "title", note.textContent);
    keyed(
      grid,
      all.map((instance) => ({
        instance,
        leads: hive.leader === instance.id,
        chosen: state.chosen === instance.id,
        age: heartbeatAge(instance, state.hiveAt),
        task: hive.tasks.find((task) => task.id === instance.task)?.title ?? instance.task,
      })),
      ({ instance }) => instance.id,
      ({ instance }) => card(instance.id, actions),
    );
  };
}

/** Milliseconds since its heart was last seen to beat, growing on the page's own clock. */
function heartbeatAge(instance, seenAt) {
  return instance.heartbeatAge === undefined ? undefined : instance.heartbeatAge + performance.now() - seenAt;
}

/** What wants a person first, so that a narrow head cuts off what does not. */
const KINDS = ["dead", "stuck", "suspect", "busy", "waiting", "paused", "leaving", "starting"];

function summary(all) {
  const kinds = new Map(KINDS.map((kind) => [kind, 0]));
  all.forEach((instance) => {
    const { kind } = condition(instance);
    kinds.set(kind, kinds.get(kind) + 1);
  });
  const parts = [...kinds].filter(([, n]) => n > 0).map(([kind, n]) => `${n} ${kind}`);
  return [count(all.length, "instance"), ...parts].join(" · ");
}

function card(id, actions) {
  const name = line(id, 40);
  const state = el("span", { class: "condition" });
  const role = el("span", { class: "role" });
  const leads = el("span", { class: "tag" }, "leader");
  const stale = el("span", { class: "tag warn" }, "stale");
  const task = el("bdi", { class: "doing", dir: "auto" });
  const figures = el("span", { class: "figures" });
  const button = (label, action) =>
    el("button", { type: "button", "aria-label": `${label} ${name}`, on: { click: () => actions[action](id) } }, label);
  const pause = button("Pause", "pause");
  const resume = button("Resume", "resume");
  const log = button("Log", "choose");
  const element = el(
    "li",
    { class: "card" },
    el("div", { class: "row" }, el("h3", {}, name), state),
    el("div", { class: "row" }, role, leads, stale),
    task,
    figures,
    el("div", { class: "buttons" }, log, pause, resume, button("Restart", "restart"), button("Stop", "stop")),
  );

  element.update = (view) => {
    const { instance } = view;
    const how = condition(instance);
    if (element.dataset.kind !== how.kind) state.replaceChildren(shape(how.kind), el("span"));
    element.dataset.kind = how.kind;
    say(state.lastElementChild, how.label);
    say(role, line(instance.role, 20));
    leads.hidden = !view.leads;
    stale.hidden = !instance.stale;
    say(task, doing(view));
    say(figures, numbers(view));
    pause.hidden = instance.status === "paused";
    resume.hidden = !pause.hidden;
    set(log, "aria-pressed", String(view.chosen));
    element.classList.toggle("chosen", view.chosen);
  };
  return element;
}

function doing({ instance, task }) {
  const waits = instance.waitingFor && `waits for ${line(instance.waitingFor, 300)}`;
  if (instance.task) return [line(task, 200), waits].filter(Boolean).join(": ");
  if (waits) return waits;
  if (instance.steering) return `asked to ${line(instance.steering, 20)}`;
  // There is no other work without a task.
  return instance.status === "acting" ? "checks findings" : "no task";
}

function numbers({ instance, age: millis }) {
  const beat = millis === undefined ? "no heartbeat seen" : `heartbeat ${age(millis)} ago`;
  const health = SILENT[instance.health];
  return [`iteration ${instance.iteration ?? 0}`, beat, health].filter(Boolean).join(" · ");
}
