import { el, say, set } from "../dom.js";
import { change } from "../store.js";

const SHOWN_MILLIS = 8000;

/** What came of the last action: good news goes by itself, bad news stays until dismissed. */
export function notice(root) {
  const words = el("span");
  const dismiss = el("button", { type: "button", on: { click: () => change({ notice: undefined }) } }, "Dismiss");
  root.append(words, dismiss);
  let shown;

  return (state) => {
    const now = state.notice ?? (state.hive?.alarms.length ? { text: state.hive.alarms[0], bad: true } : undefined);
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
