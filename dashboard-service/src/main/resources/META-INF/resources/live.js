import { get } from "./api.js";
import { follow } from "./events.js";
import * as shapes from "./shapes.js";
import { addMessages, change, currentGoal, onChange, state } from "./store.js";
import * as thinking from "./thinking.js";

/** How often the state is asked for while the stream is open, as a safety net, and while it is not. */
const POLL_LIVE_MILLIS = 10000;
const POLL_BROKEN_MILLIS = 3000;
/** How long after the last good answer what is shown counts as stale. */
const STALE_AFTER_MILLIS = 10000;
const MESSAGES_AT_ONCE = 500;

let streaming = false;
let goodAt = 0;
let goodTime = Date.now();

/** Keeps the store true: events say what changed, then that is asked for, at most so often. */
export function live() {
  const fresh = {
    hive: throttled(1000, hive),
    messages: throttled(300, messages),
    findings: throttled(1000, findings),
    fleet: throttled(1000, fleet),
    report: throttled(2000, report),
    changes: throttled(1000, changes),
    network: thinking.inSight(throttled(2000, thinking.network)),
    memory: thinking.inSight(throttled(500, thinking.memory)),
    contradicted: thinking.inSight(throttled(1000, thinking.contradicted)),
  };

  const all = () => Object.values(fresh).forEach((ask) => ask());
  const on = {
    open: () => {
      streaming = true;
      tellConnection();
      all();
    },
    lost: () => {
      streaming = false;
      tellConnection();
    },
    reset() {
      streaming = false;
      change({ messages: [] });
      start();
    },
    presence: () => fresh.hive(),
    event(type) {
      fresh.hive();
      if (/^(message|question|finding|proposal|vote|task\.completed)/.test(type)) fresh.messages();
      if (type.startsWith("finding")) fresh.findings();
      if (/^(fleet|instance)/.test(type)) fresh.fleet();
      if (/^(goal|task\.completed)/.test(type)) fresh.report();
      if (/^(change|proposal)/.test(type)) fresh.changes();
      if (/^(finding|learning|memory|proposal)/.test(type)) {
        fresh.memory();
        fresh.contradicted();
      }
      fresh.network();
    },
  };

  let wished = thinking.wish(state);
  onChange(() => {
    if (wished === thinking.wish(state)) return;
    wished = thinking.wish(state);
    fresh.network();
    fresh.memory();
    fresh.contradicted();
  });
  start().then(poll);

  async function start() {
    await fresh.hive();
    follow(state.hive?.cursor ?? 0, on);
    all();
  }

  async function poll() {
    await fresh.hive();
    if (performance.now() - goodAt < POLL_BROKEN_MILLIS) all(); // while streaming too: an answer may have been lost
    tellConnection();
    setTimeout(poll, streaming ? POLL_LIVE_MILLIS : POLL_BROKEN_MILLIS);
  }
}

async function hive() {
  const answer = await get("/api/state");
  goodAt = performance.now();
  goodTime = Date.now();
  change({ hive: shapes.hive(answer), hiveAt: goodAt, ...(answer.signed_in === undefined ? {} : { signedIn: answer.signed_in }) });
  tellConnection();
}

/** The newest at first; then all that came since, however many that were. */
async function messages() {
  let more = true;
  while (more) {
    const after = state.messages.at(-1)?.seq;
    const from = after === undefined ? "" : `after=${after}&`;
    const answer = await get(`/api/messages?${from}limit=${MESSAGES_AT_ONCE}`);
    addMessages(shapes.list(answer, "messages").map(shapes.message));
    more = after !== undefined && answer.more === true;
  }
}

async function findings() {
  const answer = await get("/api/memory?kind=finding&limit=2000");
  change({ findings: shapes.list(answer, "findings").map(shapes.finding) });
}

async function fleet() {
  change({ fleet: await get("/api/fleet") });
}

async function changes() {
  change({ changes: shapes.list(await get("/api/changes"), "changes").map(shapes.queued) });
}

async function report() {
  const goal = currentGoal(state)?.id;
  if (!goal) return;
  const answer = await get(`/api/reports/${encodeURIComponent(goal)}`).catch(noneYet);
  const files = shapes.list(answer, "files").map((file) => file.name ?? file);
  change({ report: files.length > 0 ? { goal, files } : undefined });
}

function noneYet(error) {
  if (error.status === 404) return undefined;
  throw error;
}

function tellConnection() {
  const old = performance.now() - goodAt > STALE_AFTER_MILLIS;
  const kind = streaming && !old ? "live" : old ? "stale" : "reconnecting";
  if (state.connection.kind !== kind) change({ connection: { kind, since: goodTime } });
}

/** Asks at once, then at most every so many milliseconds; what comes meanwhile is one more asking. */
function throttled(millis, ask) {
  let running;
  let again = false;
  return function request() {
    if (running) {
      again = true;
      return running;
    }
    running = ask()
      .catch(() => undefined)
      .finally(() => {
        setTimeout(() => {
          running = undefined;
          if (again) {
            again = false;
            request();
          }
        }, millis);
      });
    return running;
  };
}
