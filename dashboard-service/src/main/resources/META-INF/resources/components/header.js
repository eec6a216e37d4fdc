import { el, say, set } from "../dom.js";
import { clock, line } from "../text.js";
import { currentGoal } from "../store.js";

const CONNECTION = {
  connecting: () => "connecting…",
  live: () => "live",
  reconnecting: () => "reconnecting…",
  stale: (since) => `stale since ${clock(since)}`,
};
const SIGNED_IN = { true: "signed in", false: "not signed in: looking only" };

/** Who this is, what the hive is after, and whether what is shown is true now. */
export function header(root) {
  const goal = root.querySelector("#hive-goal");
  const connection = root.querySelector("#connection");
  const words = el("span");
  connection.append(el("span", { class: "dot", "aria-hidden": "true" }), words);
  const signedIn = root.querySelector("#signed-in");

  return (state) => {
    const current = currentGoal(state);
    const text = current ? line(current.text, 200) : state.hive ? "no goal yet" : "";
    say(goal, text);
    set(goal, "title", current ? line(current.text, 1000) : null);
    const { kind, since } = state.connection;
    set(connection, "data-kind", kind);
    document.body.dataset.connection = kind;
    say(words, CONNECTION[kind](since));
    say(signedIn, SIGNED_IN[state.signedIn] ?? "");
    document.title = current ? `Bob: ${line(current.text, 60)}` : "Bob";
  };
}
