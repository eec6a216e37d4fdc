import { el, keyed, say, set } from "../dom.js";
import { line } from "../text.js";

const SEVERITIES = ["critical", "high", "medium", "low", "note"];
/** How many confirmed findings are listed; the report has all. */
const LISTED_MAX = 50;

/** How many findings by severity, which of them are confirmed, and where the report is. */
export function findings(root) {
  const body = root.querySelector("tbody");
  const table = root.querySelector("table");
  const empty = root.querySelector(".empty");
  const items = root.querySelector(".finding-list");
  const note = root.querySelector(".note");
  const report = root.querySelector(".report");

  return (state) => {
    const counted = state.findings.filter((one) => one.state === "confirmed" || one.state === "reported");
    const confirmed = counted.filter((one) => one.state === "confirmed");
    say(note, counted.length > 0 ? `${confirmed.length} confirmed of ${counted.length}` : "");
    set(empty, "hidden", counted.length > 0);
    table.hidden = counted.length === 0;
    keyed(body, SEVERITIES.map((severity) => figures(severity, counted)), (row) => row.severity, severityRow);
    const worst = [...confirmed].sort((a, b) => rank(a) - rank(b)).slice(0, LISTED_MAX);
    keyed(items, worst, (one) => one.id, findingRow);
    report.hidden = !state.report;
    keyed(report, state.report?.files ?? [], (file) => `${state.report.goal}/${file}`, (file) => reportLink(state.report.goal, file));
  };
}

function rank(finding) {
  const place = SEVERITIES.indexOf(finding.severity);
  return place < 0 ? SEVERITIES.length : place;
}

function figures(severity, all) {
  const mine = all.filter((one) => one.severity === severity);
  const confirmed = mine.filter((one) => one.state === "confirmed").length;
  return { severity, confirmed, waiting: mine.length - confirmed };
}

function severityRow({ severity }) {
  const confirmed = el("td");
  const waiting = el("td");
  const name = el("th", { scope: "row" }, el("span", { class: `severity ${severity}` }, severity));
  const element = el("tr", {}, name, confirmed, waiting);
  element.update = (row) => {
    say(confirmed, String(row.confirmed));
    say(waiting, String(row.waiting));
    element.classList.toggle("none", row.confirmed + row.waiting === 0);
  };
  return element;
}

function findingRow() {
  const severity = el("span");
  const title = el("bdi", { class: "title", dir: "auto" });
  const place = el("bdi", { class: "place", dir: "auto" });
  const element = el("li", {}, severity, title, place);
  element.update = (finding) => {
    set(severity, "class", `severity ${SEVERITIES.includes(finding.severity) ? finding.severity : "note"}`);
    say(severity, line(finding.severity, 12));
    say(title, line(finding.title, 300));
    say(place, line(finding.place, 200));
  };
  return element;
}

function reportLink(goal, file) {
  const href = `/api/reports/${encodeURIComponent(goal)}/${encodeURIComponent(file)}`;
  return el("a", { href, target: "_blank", rel: "noopener" }, line(file, 60));
}
