import { el, keyed, say, set } from "../dom.js";
import { count, line } from "../text.js";
import { bounded } from "./bounded.js";
import { saySeverity } from "./severity.js";

/** How many are shown at first. */
const SHOWN = 12;

/** Findings that several instances saw in several ways, and what each saw. */
export function agreements(root) {
  const note = root.querySelector(".note");
  const empty = root.querySelector(".empty");
  const draw = bounded(root.querySelector("ul"), SHOWN, (one) => one.id, row);

  return ({ network }) => {
    const all = network?.agreements ?? [];
    set(empty, "hidden", !network || all.length > 0);
    say(note, all.length > 0 ? count(all.length, "finding") : "");
    draw(all);
  };
}

function row() {
  const severity = el("span");
  const place = el("bdi", { class: "place", dir: "auto" });
  const title = el("bdi", { class: "title", dir: "auto" });
  const looks = el("ul", { class: "looks" });
  const element = el("li", { class: "agreement" }, severity, " ", title, place, looks);
  element.update = (one) => {
    saySeverity(severity, one.severity);
    say(place, line(one.place, 200));
    say(title, line(one.title, 300));
    keyed(looks, one.looks, (look) => `${look.by} ${look.way}`, lookRow);
  };
  return element;
}

function lookRow() {
  const by = el("bdi", { class: "who", dir: "auto" });
  const way = el("span", { class: "muted" });
  const how = el("bdi", { class: "why", dir: "auto" });
  const element = el("li", {}, by, " ", way, " ", how);
  element.update = (look) => {
    say(by, line(look.by, 40));
    say(way, `by ${line(look.way, 20)}:`);
    say(how, line(look.how, 300));
  };
  return element;
}
