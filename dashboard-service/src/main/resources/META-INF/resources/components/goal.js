import { el, say, set } from "../dom.js";
import { currentGoal } from "../store.js";
import { count, line } from "../text.js";
import { untrusted } from "./untrusted.js";

const WORDS = {
  waiting: "waiting for a plan",
  active: "in work",
  finished: "finished",
  refused: "refused",
  cancelled: "cancelled",
};

/** What the hive is to do now, and the form that sets something new. */
export function goal(root, actions) {
  const text = untrusted("");
  root.querySelector(".goal-text").append(text);
  const note = root.querySelector(".note");
  const reason = root.querySelector(".reason");
  const earlier = root.querySelector(".earlier");
  const form = root.querySelector("form");

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (await actions.setGoal(form.elements.text.value)) {
      form.reset();
      root.querySelector("details").open = false;
    }
  });

  return (state) => {
    const current = currentGoal(state);
    text.update(current?.text ?? (state.hive ? "No goal yet. Set one below." : ""));
    say(note, current ? `${line(current.id, 40)} · ${WORDS[current.state] ?? line(current.state, 20)}` : "");
    set(reason, "hidden", !current?.reason);
    say(reason, line(current?.reason, 600));
    const others = (state.hive?.goals.length ?? 0) - 1;
    set(earlier, "hidden", others < 1);
    say(earlier, others < 1 ? "" : `${count(others, "other goal")} before`);
  };
}

/** One more, one less. */
export function fleet(root, actions) {
  const less = root.querySelector(".less");
  const more = root.querySelector(".more-instances");
  const wished = root.querySelector("output");
  const scale = (by) => actions.scale(Number(wished.value) + by);
  less.addEventListener("click", () => scale(-1));
  more.addEventListener("click", () => scale(+1));

  return (state) => {
    const live = state.hive?.instances.length ?? 0;
    const desired = state.fleet?.desired ?? live;
    say(wished, String(desired));
    less.disabled = !state.hive || desired <= 0;
    more.disabled = !state.hive || desired >= 64;
  };
}
