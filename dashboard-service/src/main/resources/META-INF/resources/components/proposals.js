import { el, keyed, say, set } from "../dom.js";
import { line } from "../text.js";
import { ballots } from "./ballots.js";

/** How many are shown at once: what may still be decided or vetoed, then what was decided last. */
const SHOWN_MAX = 4;

/** What is put to the vote, and how it stands; the person may veto. Hidden while there is nothing. */
export function proposals(root, actions) {
  const note = root.querySelector(".note");
  const items = root.querySelector(".proposal-list");

  return (state) => {
    const all = [...(state.hive?.proposals ?? [])].reverse();
    const pending = all.filter((one) => one.pending);
    root.hidden = all.length === 0;
    say(note, pending.length > 0 ? `${pending.length} to decide` : "all decided");
    keyed(items, [...pending, ...all.filter((one) => !one.pending)].slice(0, SHOWN_MAX), (one) => one.id, () => row(actions));
  };
}

function row(actions) {
  const title = el("bdi", { class: "title", dir: "auto" });
  const standing = el("span", { class: "tag" });
  const votes = ballots();
  const veto = el("button", { type: "button", on: { click: () => actions.veto(id) } }, "Veto");
  const element = el(
    "li",
    { class: "proposal" },
    el("div", { class: "head" }, title, standing),
    el("div", { class: "row" }, votes, veto),
  );
  let id;

  element.update = (proposal) => {
    id = proposal.id;
    say(title, line(proposal.title, 200));
    say(standing, line(proposal.state === "open" ? proposal.round : proposal.state.replace("_", " "), 20));
    set(standing, "class", proposal.pending ? "tag warn" : "tag");
    votes.update(proposal);
    veto.hidden = !proposal.pending;
    set(veto, "aria-label", `Veto ${line(proposal.id, 40)}`);
  };
  return element;
}
