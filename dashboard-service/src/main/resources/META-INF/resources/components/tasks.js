import { shape } from "../condition.js";
import { el, keyed, say, set } from "../dom.js";
import { currentGoal } from "../store.js";
import { line } from "../text.js";

const GROUPS = [
  { state: "blocked", title: "Blocked", kind: "blocked", open: true },
  { state: "claimed", title: "In work", kind: "busy", open: true },
  { state: "open", title: "Open", kind: "open", open: true },
  { state: "done", title: "Done", kind: "done", open: false },
  { state: "cancelled", title: "Cancelled", kind: "cancelled", open: false },
];

/** The tasks of the current goal, grouped by where they stand. */
export function tasks(root) {
  const progress = root.querySelector("progress");
  const note = root.querySelector(".note");
  const empty = root.querySelector(".empty");
  const groups = GROUPS.map(group);
  root.querySelector(".groups").append(...groups.map(({ element }) => element));

  return (state) => {
    const goal = currentGoal(state);
    const mine = (state.hive?.tasks ?? []).filter((task) => !goal || !task.goal || task.goal === goal.id);
    const done = mine.filter((task) => task.state === "done").length;
    progress.hidden = mine.length === 0;
    progress.max = Math.max(1, mine.length);
    progress.value = done;
    say(note, mine.length > 0 ? `${done} of ${mine.length} done` : "");
    set(empty, "hidden", !state.hive || mine.length > 0);
    say(empty, goal?.open ? "No plan yet. The leader divides the goal into tasks." : "No tasks. Set a goal to give the hive work.");
    groups.forEach((one) => one.update(mine));
  };
}

function group({ state, title, kind, open }) {
  const label = el("span");
  const items = el("ul", { class: "tasks" });
  const element = el("details", { open }, el("summary", {}, shape(kind), label), items);
  return {
    element,
    update(all) {
      const mine = all.filter((task) => task.state === state);
      element.hidden = mine.length === 0;
      say(label, `${title} (${mine.length})`);
      keyed(items, mine, (task) => task.id, row);
    },
  };
}

function workers({ state, who, helper }) {
  if (state === "open") return `offered to ${line(who, 40)}`;
  return helper ? `${line(who, 40)} with ${line(helper, 40)}` : line(who, 40);
}

function row() {
  const title = el("bdi", { class: "title", dir: "auto" });
  const who = el("span", { class: "who" });
  const reason = el("bdi", { class: "reason", dir: "auto" });
  const element = el("li", {}, title, who, reason);
  element.update = (task) => {
    say(title, line(task.title, 200));
    set(element, "title", line(task.id, 100));
    say(who, task.who ? workers(task) : "");
    reason.hidden = !task.reason;
    say(reason, line(task.reason, 300));
  };
  return element;
}
