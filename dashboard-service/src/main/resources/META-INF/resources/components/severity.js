import { say, set } from "../dom.js";
import { line } from "../text.js";

/** Worst first. */
export const SEVERITIES = ["critical", "high", "medium", "low", "note"];

/** Says how bad something is, in the colour of that. */
export function saySeverity(element, severity) {
  set(element, "class", `severity ${SEVERITIES.includes(severity) ? severity : "note"}`);
  say(element, line(severity, 12));
}
