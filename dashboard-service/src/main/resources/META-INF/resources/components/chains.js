import { el, say, set } from "../dom.js";
import { line } from "../text.js";
import { bounded } from "./bounded.js";

/** How many are shown at first, and how many steps of each. */
const SHOWN = 12;
const STEPS_SHOWN = 8;

/** What came of what: each chain step by step, with who took the step; the newest first. */
export function chains(root, actions) {
  const empty = root.querySelector(".empty");
  const window = root.querySelector("[name=window]");
  const draw = bounded(root.querySelector("ul"), SHOWN, (chain) => chain.key, chainRow);

  window.addEventListener("change", () => actions.lookBack(window.value));
  return ({ network }) => {
    const all = network?.chains ?? [];
    set(empty, "hidden", !network || all.length > 0);
    draw([...all].sort((a, b) => b.newest - a.newest));
  };
}

function chainRow() {
  const steps = el("ol", { class: "steps" });
  const element = el("li", { class: "chain" }, steps);
  const draw = bounded(steps, STEPS_SHOWN, (step) => `${step.what} ${step.id} ${step.by}`, stepRow);
  element.update = (chain) => draw(chain.steps);
  return element;
}

function stepRow() {
  const what = el("span", { class: "tag" });
  const by = el("bdi", { class: "who", dir: "auto" });
  const title = el("bdi", { class: "title", dir: "auto" });
  const element = el("li", {}, el("div", { class: "head" }, what, by), title);
  element.update = (step) => {
    say(what, line(step.what, 20));
    say(by, step.by === undefined ? "the hive" : line(step.by, 40));
    say(title, line(step.title, 200));
    set(element, "title", line(step.id, 100));
  };
  return element;
}
