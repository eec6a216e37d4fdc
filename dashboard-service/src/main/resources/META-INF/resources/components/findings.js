import { el, keyed, say, set } from "../dom.js";
import { line } from "../text.js";
import { SEVERITIES, saySeverity } from "./severity.js";

const ROWS = [
  { state: "confirmed", title: "confirmed" },
  { state: "reported", title: "to be checked" },
];
/** How many confirmed findings are listed; the report has all. */
const LISTED_MAX = 50;

/** How many findings by severity, which of them are confirmed, and where the report is. */
export function findings(root) {
  const table = root.querySelector("table");
  const body = table.tBodies[0];
  const empty = root.querySelector(".empty");
  const items = root.querySelector(".finding-list");
  const note = root.querySelector(".note");
  const report = root.querySelector(".report");

  lay(table);
  return (state) => {
    const counted = (state.findings ?? []).filter((one) => one.state === "confirmed" || one.state === "reported");
    const confirmed = counted.filter((one) => one.state === "confirmed");
    say(note, counted.length > 0 ? `${confirmed.length} confirmed of ${counted.length}` : "");
    set(empty, "hidden", counted.length > 0 || state.findings === undefined);
    table.hidden = counted.length === 0;
    ROWS.forEach(({ state: standing }, row) => {
      SEVERITIES.forEach((severity, column) => {
        const number = counted.filter((one) => one.severity === severity && one.state === standing).length;
        const cell = body.rows[row].cells[column + 1];
        say(cell, String(number));
        cell.classList.toggle("none", number === 0);
      });
    });
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

/** The empty table: severities worst first, and how far the hive is with them. */
function lay(table) {
  const heads = SEVERITIES.map((severity) => el("th", { scope: "col", class: `severity ${severity}` }, severity));
  table.tHead.append(el("tr", {}, el("td"), ...heads));
  const rows = ROWS.map(({ title }) => el("tr", {}, el("th", { scope: "row" }, title), ...SEVERITIES.map(() => el("td"))));
  table.tBodies[0].append(...rows);
}

function findingRow() {
  const severity = el("span");
  const title = el("bdi", { class: "title", dir: "auto" });
  const place = el("bdi", { class: "place", dir: "auto" });
  const confidence = el("span", { class: "confidence", title: "How far to trust it: it grows with each instance that confirms it" });
  const contradicted = el("a", { class: "tag warn", href: "#contradictions" }, "contradicted");
  const element = el("li", {}, severity, title, confidence, place, contradicted);
  element.update = (finding) => {
    saySeverity(severity, finding.severity);
    say(title, line(finding.title, 300));
    set(title, "title", line(finding.title, 300));
    say(confidence, line(finding.confidence, 4));
    say(place, line(finding.place, 200));
    contradicted.hidden = !finding.contradicted;
  };
  return element;
}

function reportLink(goal, file) {
  const href = `/api/reports/${encodeURIComponent(goal)}/${encodeURIComponent(file)}`;
  return el("a", { href, target: "_blank", rel: "noopener" }, line(file, 60));
}
