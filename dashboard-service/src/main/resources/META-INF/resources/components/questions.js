import { el, keyed, say, set } from "../dom.js";
import { count, line } from "../text.js";
import { untrusted } from "./untrusted.js";

/** How many are shown at once; the oldest first, those for the person before all others. */
const SHOWN_MAX = 5;

/** What waits for an answer; hidden while nothing does. The person answers what waits for it. */
export function questions(root, actions) {
  const note = root.querySelector(".note");
  const items = root.querySelector(".question-list");

  return (state) => {
    const waiting = state.hive?.questions ?? [];
    const mine = waiting.filter(isForPerson);
    const shown = [...mine, ...waiting.filter((one) => !isForPerson(one))].slice(0, SHOWN_MAX);
    root.hidden = waiting.length === 0;
    say(note, mine.length > 0 ? `${count(mine.length, "question")} for you` : `${waiting.length} with the instances`);
    keyed(items, shown, (one) => one.seq, () => row(actions));
  };
}

function isForPerson(question) {
  return question.awaits === "person";
}

function row(actions) {
  const from = el("bdi", { class: "from", dir: "auto" });
  const whom = el("span", { class: "tag" });
  const text = untrusted("");
  const answer = el("textarea", { rows: 2, maxlength: 64000, "aria-label": "Your answer" });
  const button = el("button", { type: "button", on: { click: send } }, "Answer");
  const own = el("div", { class: "own" }, answer, button);
  const element = el("li", { class: "question" }, el("div", { class: "head" }, from, whom), text, own);
  let seq;

  async function send() {
    if (!answer.value.trim()) {
      answer.focus();
      return;
    }
    button.disabled = true;
    await actions.answer(seq, answer.value);
    button.disabled = false;
  }

  element.update = (question) => {
    const mine = isForPerson(question);
    seq = question.seq;
    own.hidden = !mine;
    say(from, line(question.from, 40));
    say(whom, mine ? "waits for you" : `waits for ${line(question.awaits, 40)}`);
    set(whom, "class", mine ? "tag warn" : "tag");
    text.update(question.text);
  };
  return element;
}
