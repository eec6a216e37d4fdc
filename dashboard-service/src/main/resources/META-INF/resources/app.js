import { actions } from "./actions.js";
import { agreements } from "./components/agreements.js";
import { changes } from "./components/changes.js";
import { chains } from "./components/chains.js";
import { composer } from "./components/composer.js";
import { contradictions } from "./components/contradictions.js";
import { findings } from "./components/findings.js";
import { fleet, goal } from "./components/goal.js";
import { header } from "./components/header.js";
import { instances } from "./components/instances.js";
import { log } from "./components/log.js";
import { memory } from "./components/memory.js";
import { messages } from "./components/messages.js";
import { notice } from "./components/notice.js";
import { proposals } from "./components/proposals.js";
import { questions } from "./components/questions.js";
import { relations } from "./components/relations.js";
import { tasks } from "./components/tasks.js";
import { views } from "./components/views.js";
import { live } from "./live.js";
import { onChange, state } from "./store.js";

const AGES_EVERY_MILLIS = 1000;

const at = (id) => document.getElementById(id);
const cards = instances(at("instances"), actions);
const parts = [
  views(document.querySelector("nav"), actions),
  header(document.querySelector("header")),
  notice(at("notice")),
  goal(at("goal"), actions),
  fleet(at("fleet"), actions),
  cards,
  tasks(at("tasks")),
  findings(at("findings")),
  questions(at("questions"), actions),
  proposals(at("proposals"), actions),
  messages(at("messages")),
  composer(at("composer"), actions),
  log(at("log"), actions),
  contradictions(at("contradictions"), actions),
  memory(at("memory"), actions),
  chains(at("chains"), actions),
  agreements(at("agreements")),
  relations(at("relations")),
  changes(at("queue"), document.querySelector("[href='#changes']"), actions),
];
const draw = () => parts.forEach((part) => part(state));
onChange(draw);
draw();

live();
setInterval(() => document.hidden || cards(state), AGES_EVERY_MILLIS);
