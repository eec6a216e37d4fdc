import { el, say, set } from "../dom.js";
import { count, line } from "../text.js";
import { bounded } from "./bounded.js";
import { entry } from "./entry.js";

/** How many are shown at first. */
const SHOWN = 10;

/** Each two entries of the memory that contradict each other, with why and by whom. */
export function contradictions(root, actions) {
  const note = root.querySelector(".note");
  const empty = root.querySelector(".empty");
  const draw = bounded(root.querySelector("ul"), SHOWN, (pair) => pair.key, () => row(actions));

  return ({ contradicted }) => {
    const all = contradicted ? pairs(contradicted.entries) : [];
    set(empty, "hidden", !contradicted || all.length > 0);
    say(note, all.length === 0 ? "" : contradicted.more ? `the newest ${all.length}` : count(all.length, "pair"));
    draw(all);
  };
}

/** Each link stands on both entries; here it is once, at the newer one. */
function pairs(entries) {
  const known = new Map(entries.map((one) => [one.seq, one]));
  return entries
    .flatMap((one) =>
      one.contradicts
        .filter(({ entry }) => entry < one.seq || !known.has(entry))
        .map((link, place) => ({
          key: `${one.seq} ${link.entry} ${place}`,
          newer: one,
          older: known.get(link.entry) ?? { seq: link.entry, kind: "entry", title: `entry ${link.entry}` },
          link,
        })),
    )
    .sort((a, b) => b.newer.seq - a.newer.seq);
}

function row(actions) {
  const newer = entry(actions);
  const older = entry(actions);
  const by = el("bdi", { class: "who", dir: "auto" });
  const why = el("bdi", { class: "why", dir: "auto" });
  const element = el("li", { class: "pair" }, newer, el("p", { class: "against" }, "contradicts, says ", by, ": ", why), older);
  element.update = (pair) => {
    newer.update(pair.newer);
    older.update(pair.older);
    say(by, line(pair.link.by, 40));
    say(why, line(pair.link.why, 500));
  };
  return element;
}
