import { change } from "./store.js";

export const UNREACHABLE =
  "The dashboard does not answer. Look whether start-multi.sh still runs; this page goes on trying.";
const ANSWER_MAX_MILLIS = 8000;

/** The service answered, and the answer is no. */
export class Refused extends Error {
  constructor(status, problem) {
    super([problem.detail || problem.title || `the dashboard answered ${status}`, problem.remedy].filter(Boolean).join(". "));
    this.status = status;
  }
}

/** GET as JSON. */
export function get(path) {
  return ask(path, { headers: { Accept: "application/json" } });
}

/** A write, with the cookie of the sign-in link. */
export async function write(method, path, body) {
  const init = { method, headers: { "Content-Type": "application/json", Accept: "application/json" } };
  if (body !== undefined) init.body = JSON.stringify(body);
  const answer = await ask(path, init);
  change({ signedIn: true });
  return answer;
}

/** What went wrong and what to do about it, in words. */
export function explain(error) {
  if (error instanceof Refused) {
    if (error.status === 401) {
      return (
        "You are looking without being signed in. Run ./deploy/start-multi.sh again with the same workspace: "
        + "it attaches to the running hive and prints a sign-in link."
      );
    }
    return `Refused: ${error.message}`;
  }
  return UNREACHABLE;
}

async function ask(path, init) {
  const answer = await fetch(path, {
    ...init,
    credentials: "same-origin",
    cache: "no-store",
    signal: AbortSignal.timeout(ANSWER_MAX_MILLIS),
  });
  if (!answer.ok) {
    if (answer.status === 401) change({ signedIn: false });
    throw new Refused(answer.status, await answer.json().catch(() => ({})));
  }
  const text = await answer.text();
  return text ? JSON.parse(text) : undefined;
}
