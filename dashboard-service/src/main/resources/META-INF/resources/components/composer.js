import { el, keyed } from "../dom.js";
import { line } from "../text.js";

const ROLES = ["explorer", "builder", "reflector", "coordinator"];

/** Sends a message; keeps the text if it was not taken. */
export function composer(root, actions) {
  const form = root.querySelector("form");
  const members = root.querySelector("[label=Instances]");
  const roles = root.querySelector("[label=Roles]");
  roles.append(...ROLES.map((role) => el("option", { value: role }, role)));

  const { type, kind, commit } = form.elements;
  type.addEventListener("input", () => {
    asks(kind, type.value === "task"); // nobody can do a task without knowing what it is
    asks(commit, type.value === "proposal");
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { to, content } = form.elements;
    const button = form.querySelector("[type=submit]");
    button.disabled = true;
    const message = { to: to.value, type: type.value, content: content.value, metadata: metadata(kind, commit) };
    if (await actions.send(message)) content.value = commit.value = "";
    button.disabled = false;
  });
  form.elements.content.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });

  return (state) => {
    const ids = (state.hive?.instances ?? []).map((instance) => instance.id);
    keyed(members, ids, (id) => id, (id) => el("option", { value: id }, line(id, 40)));
  };
}

/** What is not asked for is neither checked nor sent. */
function asks(field, wanted) {
  field.disabled = !wanted;
  field.parentElement.hidden = !wanted;
}

function metadata(kind, commit) {
  if (!kind.disabled) return { kind: kind.value };
  const id = commit.disabled ? "" : commit.value.trim();
  return id ? { effect: "change", commit: id } : {};
}
