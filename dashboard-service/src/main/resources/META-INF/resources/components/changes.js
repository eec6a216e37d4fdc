import { el, keyed, say, set } from "../dom.js";
import { count, line, visible } from "../text.js";
import { ballots } from "./ballots.js";
import { bounded } from "./bounded.js";
import { diff } from "./diff.js";

/** How many are shown at first. */
const SHOWN = 10;
const COMMIT_CHARS = 12;

/** The commits that the hive has accepted, and what the person makes of them; what waits for the person first. */
export function changes(root, link, actions) {
  const note = root.querySelector(".note");
  const empty = root.querySelector(".empty");
  const draw = bounded(root.querySelector("ul"), SHOWN, ({ change }) => change.id, () => row(actions));

  return (state) => {
    const all = [...(state.changes ?? [])].reverse();
    const waiting = all.filter((one) => one.waits);
    const proposals = new Map((state.hive?.proposals ?? []).map((one) => [one.id, one]));
    set(empty, "hidden", !state.changes || all.length > 0);
    say(note, waiting.length > 0 ? `${count(waiting.length, "change")} for you` : "");
    say(link, waiting.length > 0 ? `Changes (${waiting.length})` : "Changes");
    draw(
      [...waiting, ...all.filter((one) => !one.waits)].map((change) => ({
        change,
        proposal: proposals.get(change.proposal),
        details: state.details[change.id],
        inSight: state.view === "changes",
      })),
    );
  };
}

function row(actions) {
  const title = el("bdi", { class: "title", dir: "auto" });
  const standing = el("span", { class: "tag" });
  const facts = el("span", { class: "figures" });
  const proposed = el("a", { target: "_blank", rel: "noopener" });
  const votes = ballots();
  const reason = el("bdi", { class: "reason", dir: "auto" });
  const paths = el("ul", { class: "paths" });
  const bundle = el("bdi");
  const pull = el("code");
  const download = el("a", { download: true }, "download it");
  const branch = el("bdi");
  const taking = el(
    "div",
    { class: "taking" },
    el("p", {}, "Its bundle is ", bundle, ". In your repository:"),
    pull,
    el("p", {}, "Or ", download, ", as where the hive is in containers, and pull the branch ", branch, " from that file."),
  );
  const accept = el("button", { type: "button", class: "primary", on: { click: () => actions.accept(shown.change) } }, "Accept");
  const reject = el("button", { type: "button", on: { click: () => actions.reject(shown.change) } }, "Reject");
  const look = el("button", { type: "button", on: { click: toggle } });
  const text = diff();
  const element = el(
    "li",
    { class: "change" },
    el("div", { class: "head" }, title, standing),
    el("div", { class: "head" }, facts, proposed),
    votes,
    reason,
    paths,
    taking,
    el("div", { class: "buttons" }, accept, reject, look),
    text,
  );
  let shown;
  let open = false;
  let asked;

  function toggle() {
    open = !open;
    if (open) asked = undefined;
    element.update(shown);
  }

  /**
   * The diff is long: asked for when it is to be shown, and again when the change stands elsewhere. What failed is
   * asked for again when the person opens it anew, not by each drawing.
   */
  function ask({ change, inSight }) {
    if (inSight && open && asked !== change.state) {
      asked = change.state;
      actions.detail(change.id);
    }
  }

  element.update = (next) => {
    shown = next;
    const { change, proposal, details } = next;
    const name = line(change.id, 40);
    say(title, line(change.title, 300));
    say(standing, line(change.state, 20));
    set(standing, "class", change.waits ? "tag warn" : "tag");
    say(facts, [name, `by ${line(change.by, 40)}`, `commit ${line(change.commit, 80).slice(0, COMMIT_CHARS)}`, change.extent].filter(Boolean).join(" · "));
    say(proposed, line(change.proposal, 40));
    set(proposed, "href", `/api/proposals/${encodeURIComponent(change.proposal)}`);
    votes.hidden = !proposal;
    if (proposal) votes.update(proposal);
    reason.hidden = !change.reason;
    say(reason, line(change.reason, 600));
    keyed(paths, change.paths, (path) => path, (path) => el("li", {}, el("bdi", { dir: "auto" }, line(path, 300))));
    taking.hidden = !change.bundle;
    say(bundle, line(change.bundle, 200));
    say(pull, visible(change.pull)); // to be copied: each space counts
    set(download, "href", `/api/reports/${encodeURIComponent(change.id)}/changes.bundle`);
    say(branch, `bob/${name}`);
    accept.hidden = change.state !== "mergeable";
    reject.hidden = change.state === "rejected";
    set(accept, "aria-label", `Accept ${name}`);
    set(reject, "aria-label", `Reject ${name}`);
    say(look, open ? "Hide the diff" : "Show the diff");
    set(look, "aria-expanded", String(open));
    set(look, "aria-label", `Diff of ${name}`);
    text.hidden = !open;
    if (open) text.update(details);
    ask(next);
  };
  return element;
}
