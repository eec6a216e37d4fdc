import { el } from "../dom.js";
import { line } from "../text.js";

/**
 * Asks before something that cannot be undone. Escape and Cancel mean no; Cancel has the focus.
 *
 * @returns {Promise<boolean>}
 */
export function confirmed(question, consequence, yes) {
  const cancel = el("button", { value: "no", autofocus: true }, "Cancel");
  const dialog = el(
    "dialog",
    { "aria-labelledby": "confirm-question" },
    el(
      "form",
      { method: "dialog" },
      el("h2", { id: "confirm-question" }, line(question, 100)),
      el("p", {}, consequence),
      el("div", { class: "buttons" }, cancel, el("button", { value: "yes", class: "danger" }, yes)),
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
