import { el, say, set } from "../dom.js";
import { count, line } from "../text.js";
import { bounded } from "./bounded.js";

/** How many are shown at first. */
const SHOWN = 20;
const DEEDS = { builds_on: "builds on" };

/** Who talks to whom, looks at whose findings, and builds on whose work, each two once. */
export function relations(root) {
  const note = root.querySelector(".note");
  const empty = root.querySelector(".empty");
  const draw = bounded(root.querySelector("ul"), SHOWN, (pair) => pair.key, row);

  return ({ network }) => {
    const all = pairs(network?.edges ?? []);
    set(empty, "hidden", !network || all.length > 0);
    say(note, all.length > 0 ? count(all.length, "pair") : "");
    draw(all);
  };
}

/** The edges from one to another as one, and the most frequent first. */
function pairs(edges) {
  const found = new Map();
  for (const { from, to, kind, count: times } of edges) {
    const key = JSON.stringify([from, to]);
    const pair = found.get(key) ?? { key, from, to, times: 0, deeds: [] };
    pair.times += times;
    pair.deeds.push(`${line(DEEDS[kind] ?? kind, 20)} ${times}`);
    found.set(key, pair);
  }
  return [...found.values()].sort((a, b) => b.times - a.times);
}

function row() {
  const from = el("bdi", { class: "who", dir: "auto" });
  const to = el("bdi", { class: "to", dir: "auto" });
  const deeds = el("span", { class: "figures" });
  const element = el("li", { class: "relation" }, el("span", {}, from, el("span", { "aria-label": "to" }, " → "), to), deeds);
  element.update = (pair) => {
    say(from, line(pair.from, 40));
    say(to, line(pair.to, 40));
    say(deeds, pair.deeds.join(" · "));
  };
  return element;
}
