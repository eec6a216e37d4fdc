import { el, say } from "../dom.js";
import { beginning, visible } from "../text.js";

/**
 * What someone else wrote: isolated in direction, at first only its beginning, the whole on "more".
 * `element.update(text)` changes it and keeps it open.
 */
export function untrusted(text) {
  const words = el("bdi", { class: "words", dir: "auto" });
  const more = el("button", { type: "button", class: "more", on: { click: toggle } });
  const element = el("span", { class: "untrusted" }, words, more);
  let whole = "";
  let open = false;

  function toggle() {
    open = !open;
    show();
  }

  function show() {
    const short = beginning(whole);
    say(words, open || short === whole ? whole : `${short}…`);
    more.hidden = short === whole;
    more.setAttribute("aria-expanded", String(open));
    say(more, more.hidden ? "" : open ? "less" : `more (${(whole.length / 1000).toFixed(1)}k characters)`);
  }

  element.update = (next) => {
    const shown = visible(next);
    if (shown !== whole) {
      whole = shown;
      show();
    }
  };
  show();
  element.update(text);
  return element;
}
