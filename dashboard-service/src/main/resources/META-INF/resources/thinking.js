import { get } from "./api.js";
import * as shapes from "./shapes.js";
import { change, state } from "./store.js";

/** How many entries of the memory are asked for at once. */
const ENTRIES_MAX = 100;
/** Entries that are contradicted: enough to have both sides of the newest of them. */
const CONTRADICTED_MAX = 200;

export async function network() {
  change({ network: shapes.network(await get(`/api/network?window=${state.window}`)) });
}

export async function memory() {
  const { words, kind } = state.sought;
  const wanted = new URLSearchParams({ q: words, kind, limit: ENTRIES_MAX });
  change({ memory: shapes.memory(await get(`/api/memory?${wanted}`)) });
}

export async function contradicted() {
  const answer = await get(`/api/memory?contradicted=true&age=all&limit=${CONTRADICTED_MAX}`);
  change({ contradicted: shapes.memory(answer) });
}

/** What only the view of the thinking shows is asked for only while it is shown. */
export function inSight(ask) {
  return () => (state.view === "thinking" ? ask() : undefined);
}

/** What the person wants to see there: another one is another question. */
export function wish({ view, window, sought }) {
  return JSON.stringify([view, window, sought]);
}
