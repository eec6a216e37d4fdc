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
  let inHeader = false;
  return lines.map((one) => {
    if (one.startsWith("diff ")) inHeader = true;
    else if (one.startsWith("@@")) inHeader = false;
    return el("span", { class: kind(one, inHeader) }, `${one}\n`);
  });
}

/** Behind the header of a file, `--- x` is the line `-- x` that was removed. */
function kind(one, inHeader) {
  if (inHeader && /^(diff |index |\+\+\+|---)/.test(one)) return "meta";
  if (one.startsWith("@@")) return "place";
  return one.startsWith("+") ? "added" : one.startsWith("-") ? "removed" : undefined;
}
