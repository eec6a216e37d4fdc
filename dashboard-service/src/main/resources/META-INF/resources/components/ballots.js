import { el, keyed, say } from "../dom.js";
import { line } from "../text.js";

/** How the votes on a proposal stand; who voted how, and why, when the person opens it. */
export function ballots() {
  const sum = el("summary", { class: "muted" });
  const votes = el("ul", { class: "ballots" });
  const element = el("details", {}, sum, votes);
  element.update = (proposal) => {
    say(sum, `${proposal.yes} yes, ${proposal.no} no of ${proposal.voters}; ${line(proposal.rule, 20)}`);
    keyed(votes, proposal.votes, ({ by }) => by, row);
  };
  return element;
}

function row() {
  const by = el("bdi", { class: "who", dir: "auto" });
  const vote = el("span");
  const why = el("bdi", { class: "why", dir: "auto" });
  const element = el("li", {}, by, " ", vote, " ", why);
  element.update = (ballot) => {
    say(by, line(ballot.by, 40));
    say(vote, `${line(ballot.vote, 20)}:`);
    say(why, line(ballot.why, 300));
  };
  return element;
}
