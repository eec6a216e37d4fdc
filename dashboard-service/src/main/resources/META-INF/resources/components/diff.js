import { el } from "../dom.js";
import { visible } from "../text.js";

/** Longer ones are shown without colours: the browser would be busy with them. */
const COLOURED_LINES_MAX = 5000;

/** A diff as text; each line that is added or removed in the colour of that, besides its sign. */
export function diff() {
  const element = el("pre", { class: "diff scroll", tabindex: "0", role: "region", "aria-label": "Diff" });
  let shown;
  element.update = (details) => {
    const text = details ? (details.diff ?? "There is no diff: the change has not been checked yet.") : "…";
    if (text !== shown) {
      shown = text;
      element.replaceChildren(...drawn(visible(text)));
    }
  };
  return element;
}

function drawn(text) {
  const lines = text.split("\n");
  if (lines.length > COLOURED_LINES_MAX) return [text];
  return lines.map((one) => el("span", { class: kind(one) }, `${one}\n`));
}

function kind(one) {
  if (/^(diff |index |\+\+\+|---)/.test(one)) return "meta";
  if (one.startsWith("@@")) return "place";
  return one.startsWith("+") ? "added" : one.startsWith("-") ? "removed" : undefined;
}
