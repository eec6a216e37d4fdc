import { explain, get } from "./api.js";
import { list } from "./shapes.js";
import { clock } from "./text.js";

/** How many lines of one instance the page keeps. */
const LINES_MAX = 1000;

/**
 * Reads an instance's log, and follows it if asked.
 *
 * @param {(lines: {n: number, text: string}[], trouble?: string) => void} heard all kept lines,
 *     oldest first; with `trouble` in words if they could not be had
 * @returns {{id: string, close: () => void}}
 */
export function followLog(id, follow, heard) {
  const path = `/api/instances/${encodeURIComponent(id)}/logs`;
  let lines = [];
  let n = 0;
  let source;
  let closed = false;

  const add = (text) => {
    n += 1;
    lines.push({ n, text });
    if (lines.length > LINES_MAX) lines = lines.slice(-LINES_MAX);
  };

  get(path).then(
    (answer) => {
      if (closed) return;
      list(answer, "lines").forEach((one) => add(textOf(one)));
      heard(lines);
      if (follow) stream();
    },
    (error) => !closed && heard(lines, explain(error)),
  );

  function stream() {
    source = new EventSource(`${path}?follow=true`);
    source.onopen = () => {
      lines = [];
    };
    source.onmessage = (event) => {
      add(textOf(parsed(event.data)));
      heard(lines);
    };
  }

  return {
    id,
    close() {
      closed = true;
      source?.close();
    },
  };
}

function parsed(data) {
  try {
    return JSON.parse(data);
  } catch {
    return data;
  }
}

function textOf(one) {
  if (typeof one === "string") return one;
  const time = one?.at ?? one?.timestamp;
  return [time && clock(time), one?.level, one?.message ?? one?.text].filter(Boolean).join(" ");
}
