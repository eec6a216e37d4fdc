import { el } from "../dom.js";
import { line } from "../text.js";

/** How many choices a filter offers. */
const OPTIONS_MAX = 100;

/** Makes the choices of a select those values, after one for "no choice"; keeps what is chosen. */
export function options(select, none, values) {
  const wanted = ["", ...values.filter(Boolean).slice(0, OPTIONS_MAX)];
  if (select.value && !wanted.includes(select.value)) wanted.push(select.value);
  const present = [...select.options].map((option) => option.value);
  if (wanted.length === present.length && wanted.every((value, index) => value === present[index])) return;
  const chosen = select.value;
  select.replaceChildren(...wanted.map((value) => el("option", { value }, value ? line(value, 40) : none)));
  select.value = chosen;
}
