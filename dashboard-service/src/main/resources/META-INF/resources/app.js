import { actions } from "./actions.js";
import { composer } from "./components/composer.js";
import { findings } from "./components/findings.js";
import { fleet, goal } from "./components/goal.js";
import { header } from "./components/header.js";
import { instances } from "./components/instances.js";
import { log } from "./components/log.js";
import { messages } from "./components/messages.js";
import { notice } from "./components/notice.js";
import { proposals } from "./components/proposals.js";
import { questions } from "./components/questions.js";
import { tasks } from "./components/tasks.js";
import { live } from "./live.js";
import { onChange, state } from "./store.js";

const AGES_EVERY_MILLIS = 1000;

const at = (id) => document.getElementById(id);
const parts = [
  header(document.querySelector("header")),
  notice(at("notice")),
  goal(at("goal"), actions),
  fleet(at("fleet"), actions),
  instances(at("instances"), actions),
  tasks(at("tasks")),
  findings(at("findings")),
  questions(at("questions"), actions),
  proposals(at("proposals"), actions),
  messages(at("messages")),
  composer(at("composer"), actions),
  log(at("log"), actions),
];
const draw = () => parts.forEach((part) => part(state));
onChange(draw);
draw();

live();
const cards = parts[4];
setInterval(() => document.hidden || cards(state), AGES_EVERY_MILLIS);
