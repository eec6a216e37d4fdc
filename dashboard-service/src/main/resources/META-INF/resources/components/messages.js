import { el, keyed, say, set } from "../dom.js";
import { clock, count, line } from "../text.js";
import { options } from "./options.js";
import { stickyBottom } from "./scroll.js";
import { untrusted } from "./untrusted.js";

/** The newest messages, live: newest at the bottom, filtered, and held still while paused. */
export function messages(root) {
  const box = root.querySelector(".stream");
  const items = root.querySelector(".message-list");
  const type = root.querySelector("[name=type-filter]");
  const instance = root.querySelector("[name=instance-filter]");
  const pause = root.querySelector(".pause");
  const newer = root.querySelector(".newer");
  const empty = root.querySelector(".empty");
  const bottom = stickyBottom(box);
  let held;
  let last;
  let seen = 0;

  [type, instance].forEach((select) => select.addEventListener("change", () => last && draw(last)));
  pause.addEventListener("click", () => {
    held = held ? undefined : last?.messages;
    set(pause, "aria-pressed", String(Boolean(held)));
    draw(last);
  });
  newer.addEventListener("click", () => {
    box.scrollTop = box.scrollHeight;
  });
  box.addEventListener("scroll", () => last && tellOfNewer(last), { passive: true });

  function draw(state) {
    last = state;
    options(type, "any type", [...new Set(state.messages.map((one) => one.type))].sort());
    options(instance, "anyone", state.hive?.instances.map((one) => one.id) ?? []);
    const shown = (held ?? state.messages).filter(matches);
    keyed(items, shown, (one) => one.seq, row);
    bottom.stick();
    set(empty, "hidden", shown.length > 0 || !state.hive);
    say(empty, state.messages.length > 0 ? "No message passes the filter." : "Nothing was said yet.");
    tellOfNewer(state);
  }

  function matches(one) {
    const about = instance.value;
    return (!type.value || one.type === type.value) && (!about || one.from === about || one.to === about);
  }

  function tellOfNewer(state) {
    const newest = state.messages.at(-1)?.seq ?? 0;
    if (!held && bottom.there()) seen = newest;
    const after = held ? (held.at(-1)?.seq ?? 0) : seen;
    const unseen = state.messages.filter((one) => one.seq > after && matches(one)).length;
    say(pause, held ? `Resume${unseen > 0 ? ` (${unseen} new)` : ""}` : "Pause");
    newer.hidden = Boolean(held) || unseen === 0;
    say(newer, `${count(unseen, "new message")} below`);
  }

  return draw;
}

function row(message) {
  const said = el("bdi", { class: "from", dir: "auto" }, line(message.from, 40));
  const heard = el("bdi", { class: "to", dir: "auto" }, line(message.to, 40));
  const head = el(
    "div",
    { class: "head" },
    el("time", { datetime: message.at ?? "" }, clock(message.at)),
    said,
    message.unverified ? el("span", { class: "tag" }, "unverified") : "",
    el("span", { class: "to" }, el("span", { "aria-label": "to" }, "→ "), heard),
    el("span", { class: "tag" }, line(message.type, 40)),
  );
  return el("li", { class: "message" }, head, untrusted(message.content));
}
