import { el, keyed, say, set } from "../dom.js";
import { line, visible } from "../text.js";
import { followLog } from "../logs.js";
import { options } from "./options.js";
import { stickyBottom } from "./scroll.js";
import { untrusted } from "./untrusted.js";

const PLAIN_CHARS_MAX = 360;

/** The log of one instance, followed while it is shown. */
export function log(root, actions) {
  const box = root.querySelector(".lines");
  const items = root.querySelector("ol");
  const filter = root.querySelector("[name=log-filter]");
  const who = root.querySelector("[name=log-instance]");
  const following = root.querySelector("[name=log-follow]");
  const empty = root.querySelector(".empty");
  const bottom = stickyBottom(box);
  let source;
  let lines = [];
  let pending = false;

  filter.addEventListener("input", draw);
  who.addEventListener("change", () => actions.choose(who.value || undefined));
  following.addEventListener("change", () => open(source?.id));

  function open(id) {
    source?.close();
    source = undefined;
    if (!id) return;
    lines = [];
    source = followLog(id, following.checked, (all, trouble) => {
      lines = all;
      source = source && { ...source, trouble };
      later();
    });
  }

  function later() {
    if (pending) return;
    pending = true;
    requestAnimationFrame(() => {
      pending = false;
      draw();
    });
  }

  function draw() {
    const wanted = filter.value.toLowerCase();
    const shown = lines.filter((one) => !wanted || one.text.toLowerCase().includes(wanted));
    keyed(items, shown, (one) => one.n, row);
    bottom.stick();
    set(empty, "hidden", shown.length > 0);
    say(empty, emptyWords(source, wanted));
  }

  draw();
  return (state) => {
    options(who, "choose an instance", state.hive?.instances.map((one) => one.id) ?? []);
    const chosen = state.chosen;
    if (chosen !== source?.id) {
      open(chosen);
      lines = [];
      draw();
    }
    if (who.value !== (chosen ?? "")) who.value = chosen ?? "";
  };
}

function emptyWords(source, wanted) {
  if (!source) return "Choose an instance here, or press Log on its card, to read along.";
  if (source.trouble) return source.trouble;
  return wanted ? "No line contains that." : `${line(source.id, 40)} has written nothing yet.`;
}

function row({ text }) {
  const words = text.length > PLAIN_CHARS_MAX ? untrusted(text) : el("bdi", { dir: "auto" }, visible(text));
  return el("li", {}, words);
}
