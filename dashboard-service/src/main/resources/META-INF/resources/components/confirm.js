import { el } from "../dom.js";
import { line } from "../text.js";

/** As many characters of a reason as the hive keeps. */
const REASON_CHARS_MAX = 500;

/**
 * Asks before something that cannot be undone. Escape and Cancel mean no; Cancel has the focus.
 *
 * @returns {Promise<boolean>}
 */
export function confirmed(question, consequence, yes) {
  return asked(question, el("p", {}, consequence), yes);
}

/**
 * The same for what wants a reason: the field for it has the focus, and yes is no yes without one.
 *
 * @returns {Promise<string|undefined>} undefined means no
 */
export async function reasoned(question, consequence, yes) {
  const reason = el("textarea", { rows: 2, maxlength: REASON_CHARS_MAX, required: true, autofocus: true });
  reason.addEventListener("input", () => reason.setCustomValidity(reason.value.trim() ? "" : "Say why."));
  const field = el("label", {}, "Why", reason);
  return (await asked(question, el("div", {}, el("p", {}, consequence), field), yes)) ? reason.value : undefined;
}

function asked(question, words, yes) {
  const dialog = el(
    "dialog",
    { "aria-labelledby": "confirm-question" },
    el(
      "form",
      { method: "dialog" },
      el("h2", { id: "confirm-question" }, line(question, 100)),
      words,
      el(
        "div",
        { class: "buttons" },
        el("button", { value: "no", formnovalidate: true, autofocus: !words.querySelector("textarea") }, "Cancel"),
        el("button", { value: "yes", class: "danger" }, yes),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((answer) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(dialog.returnValue === "yes");
    });
  });
}
