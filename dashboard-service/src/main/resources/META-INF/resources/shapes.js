/**
 * What the REST answers look like to the page: the one place that knows the names of their fields.
 * Lenient: what is missing is undefined, what is nested or flat is found either way.
 */

import { count } from "./text.js";

/** An answer that is a list, or an object around one. */
export function list(answer, name) {
  if (Array.isArray(answer)) return answer;
  return Array.isArray(answer?.[name]) ? answer[name] : [];
}

export function hive(answer) {
  return {
    cursor: answer.cursor ?? 0,
    leader: answer.leader?.instance_id ?? answer.leader,
    instances: list(answer, "instances").map(instance),
    goals: list(answer, "goals").map(goal),
    tasks: list(answer, "tasks").map(task),
    questions: list(answer, "questions").map(question),
    proposals: list(answer, "proposals").map(proposal),
    alarms: list(answer, "alarms").map(String),
    workspace: answer.workspace,
  };
}

function instance(raw) {
  return {
    id: String(raw.instance_id),
    role: raw.instance_role,
    status: raw.status,
    health: raw.health,
    stale: raw.stale === true,
    running: raw.running,
    iteration: raw.iteration,
    task: raw.current_task,
    waitingFor: raw.waiting_for,
    heartbeatAge: raw.heartbeat_age_ms,
    steering: raw.steering,
  };
}

function goal(raw) {
  const standing = typeof raw.state === "object" && raw.state ? raw.state : raw;
  const state = standing.state ?? "waiting";
  return {
    id: String(raw.id ?? raw.goal_id),
    text: raw.text ?? "",
    state,
    open: state === "waiting" || state === "active",
    reason: standing.reason ?? raw.reason,
    commit: standing.commit ?? raw.commit,
  };
}

function task(raw) {
  const standing = typeof raw.state === "object" && raw.state ? raw.state : raw;
  return {
    id: String(raw.id ?? raw.task_id),
    goal: raw.goal ?? raw.goal_id,
    title: raw.title ?? raw.spec?.title ?? raw.id,
    state: standing.state ?? "open",
    who: standing.instance ?? standing.assigned ?? raw.instance ?? raw.assigned,
    assigned: (standing.assigned ?? raw.assigned) !== undefined,
    reason: standing.reason ?? raw.reason,
    helper: raw.helper,
  };
}

function question(raw) {
  const standing = raw.state ?? {};
  return { seq: Number(raw.seq), from: raw.from, text: raw.text, awaits: standing.state === "escalated" ? standing.to : raw.to };
}

function proposal(raw) {
  const state = raw.state?.state ?? "open";
  const votes = Object.entries(raw.votes ?? {}).map(([by, ballot]) => ({ by, vote: ballot?.vote, why: ballot?.rationale }));
  return {
    id: String(raw.id),
    title: raw.motion?.title ?? "",
    rule: raw.motion?.rule ?? "",
    state,
    pending: state === "open" || state === "accepted",
    round: raw.deliberation?.round ?? "vote",
    voters: list(raw.electorate).length,
    votes,
    yes: votes.filter(({ vote }) => vote === "yes").length,
    no: votes.filter(({ vote }) => vote === "no").length,
  };
}

export function message(raw) {
  const seq = raw.seq ?? raw.metadata?.bob?.seq ?? 0;
  const unverified = raw.from_kind === "file"; // a program that calls itself so
  return { seq, from: raw.from, unverified, to: raw.to, type: raw.type, content: raw.content, at: raw.timestamp };
}

export function finding(raw) {
  const body = raw.finding ?? raw;
  const place = body.evidence ?? {};
  return {
    id: String(body.id),
    severity: body.severity ?? "note",
    title: body.title ?? "",
    place: place.line > 0 ? `${place.path}:${place.line}` : (place.path ?? ""),
    state: raw.state?.state ?? raw.state ?? "reported",
    confidence: confidence(raw),
    contradicted: list(raw, "contradicts").length > 0,
  };
}

function confidence(raw) {
  return typeof raw.confidence === "number" ? raw.confidence.toFixed(2) : "";
}

/** Entries of all kinds as one list: the best first where words were looked for, else the newest. */
export function memory(answer) {
  const entries = [
    ...list(answer, "findings").map((raw) => entry(raw, remembered(raw))),
    ...list(answer, "decisions").map((raw) => entry(raw, decision(raw))),
    ...list(answer, "learnings").map((raw) => entry(raw, learning(raw))),
    ...list(answer, "foreign").map((raw) => entry(raw, foreign(raw))),
  ];
  return { more: answer?.more === true, entries: entries.sort((a, b) => b.score - a.score || b.seq - a.seq) };
}

function entry(raw, own) {
  const contradicts = list(raw, "contradicts").map((link) => ({ entry: Number(link.entry), why: link.why, by: link.by }));
  return { seq: Number(raw.seq), score: raw.score ?? 0, confidence: confidence(raw), contradicts, ...own };
}

function remembered(raw) {
  const { id, title, place, state } = finding(raw);
  const standing = raw.stale_at === undefined ? state : `${state}, its file has changed since`;
  return { kind: "finding", id, title, place, who: raw.author, standing, dismissable: state !== "dismissed" };
}

function decision(raw) {
  const standing = raw.superseded_by === undefined ? "" : "superseded";
  return { kind: "decision", title: raw.title, who: `${raw.votes_for ?? 0} of ${raw.voters ?? 0} votes`, standing };
}

function learning(raw) {
  const retired = raw.retired !== undefined;
  return { kind: "learning", title: raw.text, who: raw.author, standing: retired ? "retired" : "", retirable: !retired };
}

/** What a program wrote into the memory. */
function foreign(raw) {
  const { title, text, content } = raw.entry ?? {};
  return { kind: raw.list === "learnings" ? "learning" : "finding", title: title ?? text ?? content, who: raw.author, standing: "unverified" };
}

/** A commit that the hive has accepted. */
export function queued(raw) {
  const { files, lines_added: added, lines_removed: removed } = raw.extent ?? {};
  return {
    id: String(raw.change_id),
    title: raw.title,
    commit: raw.commit,
    state: raw.state ?? "queued",
    waits: raw.state === "mergeable" || raw.state === "unmergeable",
    proposal: raw.proposal,
    by: raw.by?.id,
    extent: files === undefined ? "" : `${count(Number(files), "file")}, +${Number(added)} −${Number(removed)}`,
    paths: list(raw, "paths").map(String),
    reason: raw.reason,
    bundle: raw.bundle,
    pull: raw.pull,
  };
}

export function network(answer) {
  const network = answer?.network;
  return {
    edges: list(network, "edges").map(({ from, to, kind, count }) => ({ from, to, kind, count: Number(count) })),
    agreements: list(network, "agreements").map(agreement),
    chains: list(network, "chains").map(chain),
  };
}

function agreement(raw) {
  const looks = list(raw, "looks").map(({ by, way, how }) => ({ by, way, how }));
  return { id: String(raw.finding), severity: raw.severity ?? "note", title: raw.title, place: raw.place, looks };
}

function chain(raw) {
  const steps = list(raw, "steps").map(({ what, id, by, title, seq }) => ({ what, id: String(id), by, title, seq: Number(seq) }));
  const last = steps.at(-1) ?? {};
  return { key: `${last.what} ${last.id} ${last.by}`, steps, newest: Math.max(0, ...steps.map((step) => step.seq || 0)) };
}
