import { el, say, set } from "../dom.js";
import { line } from "../text.js";

/** One entry of the memory: what sort of thing, whose, how it stands, and what the person can do with it. */
export function entry(actions, ...buttons) {
  const kind = el("span", { class: "tag" });
  const who = el("bdi", { class: "who", dir: "auto" });
  const standing = el("span", { class: "muted" });
  const confidence = el("span", { class: "confidence", title: "How far to trust it: it grows with each instance that confirms it" });
  const title = el("bdi", { class: "title", dir: "auto" });
  const place = el("bdi", { class: "place", dir: "auto" });
  const dismiss = el("button", { type: "button", on: { click: () => actions.dismiss(shown) } }, "Dismiss");
  const retire = el("button", { type: "button", on: { click: () => actions.retire(shown) } }, "Retire");
  const own = el("div", { class: "buttons" }, ...buttons, dismiss, retire);
  const element = el("div", { class: "entry" }, el("div", { class: "head" }, kind, who, standing, confidence), title, place, own);
  let shown;

  element.update = (one) => {
    shown = one;
    say(kind, line(one.kind, 20));
    say(who, line(one.who, 40));
    say(standing, line(one.standing, 60));
    say(confidence, line(one.confidence, 4));
    say(title, line(one.title, 300));
    say(place, line(one.place, 200));
    standing.hidden = !one.standing;
    place.hidden = !one.place;
    dismiss.hidden = !one.dismissable;
    retire.hidden = !one.retirable;
    set(dismiss, "aria-label", `Dismiss entry ${one.seq}`);
    set(retire, "aria-label", `Retire entry ${one.seq}`);
  };
  return element;
}
