import { UNREACHABLE } from "../api.js";
import { el, say, set } from "../dom.js";
import { change } from "../store.js";
import { clock, line } from "../text.js";

const SHOWN_MILLIS = 8000;

/** What came of the last action: good news goes by itself, bad news stays until dismissed. */
export function notice(root) {
  const words = el("span");
  const dismiss = el("button", { type: "button", on: { click: () => change({ notice: undefined }) } }, "Dismiss");
  root.append(words, dismiss);
  let shown;

  return (state) => {
    const now = state.notice ?? trouble(state);
    say(words, now?.text ?? "");
    set(root, "data-kind", now ? (now.bad ? "bad" : "good") : "none");
    dismiss.hidden = !state.notice;
    if (state.notice && state.notice !== shown && !state.notice.bad) {
      const mine = state.notice;
      setTimeout(() => shown === mine && change({ notice: undefined }), SHOWN_MILLIS);
    }
    shown = state.notice;
  };
}

/** What is wrong by itself, without anybody having done anything. */
function trouble({ connection, hive }) {
  if (connection.kind === "stale") {
    return { text: `What you see is from ${clock(connection.since)}. ${UNREACHABLE}`, bad: true };
  }
  return hive?.alarms.length ? { text: line(hive.alarms[0], 300), bad: true } : undefined;
}
