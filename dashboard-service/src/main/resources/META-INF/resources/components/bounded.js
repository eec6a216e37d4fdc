import { el, keyed, set, say } from "../dom.js";

/**
 * A list of which the first few are shown, and the rest when the person asks for it. Gives what draws
 * it: `(items) => void`.
 */
export function bounded(list, few, keyOf, create) {
  const more = el("button", { type: "button", class: "more", on: { click: toggle } });
  let items = [];
  let open = false;
  list.after(more);

  function toggle() {
    open = !open;
    draw(items);
  }

  function draw(next) {
    items = next;
    keyed(list, open ? items : items.slice(0, few), keyOf, create);
    more.hidden = items.length <= few;
    set(more, "aria-expanded", String(open));
    say(more, open ? "fewer" : `${items.length - few} more`);
  }

  return draw;
}
