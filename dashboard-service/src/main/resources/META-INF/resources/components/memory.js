import { el, say, set } from "../dom.js";
import { line } from "../text.js";
import { bounded } from "./bounded.js";
import { entry } from "./entry.js";

/** How many are shown at first. */
const SHOWN = 25;

/** What the hive remembers, and the saying that two entries do not fit together: first the one, then the other. */
export function memory(root, actions) {
  const words = root.querySelector("[name=memory-words]");
  const kind = root.querySelector("[name=memory-kind]");
  const bar = root.querySelector(".marked");
  const empty = root.querySelector(".empty");
  const list = root.querySelector("ul");
  const draw = bounded(list, SHOWN, ({ one }) => one.seq, () => row(actions, choose));
  const rest = el("p", { class: "muted" }, "More than these fit: look for words that stand in what you want.");
  let last;
  let marked;

  list.parentElement.append(rest);
  words.addEventListener("input", seek);
  kind.addEventListener("change", seek);
  bar.querySelector("button").addEventListener("click", () => mark(undefined));

  function seek() {
    actions.seek({ words: words.value, kind: kind.value });
  }

  function mark(one) {
    marked = one;
    update(last);
  }

  async function choose(one) {
    if (!marked || marked.seq === one.seq) {
      mark(marked ? undefined : one);
    } else if (await actions.contradict(marked, one)) {
      mark(undefined);
    }
  }

  function update(state) {
    last = state;
    const found = state.memory;
    bar.hidden = !marked;
    say(bar.firstElementChild, marked ? `What contradicts “${line(marked.title, 120)}”? Choose the other entry.` : "");
    set(empty, "hidden", !found || found.entries.length > 0);
    say(empty, state.sought.words || state.sought.kind ? "Nothing in the memory fits." : "Nothing is remembered yet.");
    rest.hidden = !found?.more;
    draw((found?.entries ?? []).map((one) => ({ one, marked })));
  }

  return update;
}

function row(actions, choose) {
  const button = el("button", { type: "button", on: { click: () => choose(shown) } });
  const disputed = el("span", { class: "tag warn" }, "contradicted");
  const inner = entry(actions, button);
  const element = el("li", {}, inner);
  let shown;

  inner.querySelector(".head").append(disputed);
  element.update = ({ one, marked }) => {
    shown = one;
    inner.update(one);
    disputed.hidden = one.contradicts.length === 0;
    const other = marked && marked.seq !== one.seq;
    say(button, other ? "This one" : "Contradicted by…");
    set(button, "aria-pressed", marked?.seq === one.seq && "true");
    set(button, "aria-label", other ? `Entry ${one.seq} contradicts it` : `Entry ${one.seq} is contradicted by…`);
  };
  return element;
}
