package dev.bob.instance.mind.offline;

import dev.bob.state.model.Role;
import java.util.Locale;
import java.util.Set;

/** The sorts of work of a survey, in the order in which they should be begun. */
enum SurveyTask {
  HOTSPOTS(
      Role.BUILDER,
      1,
      "Find large source files that change far more often than the others",
      "hotspot",
      "hotspots",
      "churn",
      "frequency",
      "history"),
  TODOS(
      Role.EXPLORER,
      4,
      "Find comments that leave work for later",
      "todo",
      "todos",
      "fixme",
      "fixmes",
      "hack",
      "hacks"),
  LINKS(Role.EXPLORER, 1, "Find relative links in Markdown that lead nowhere", "link", "links"),
  SECRETS(
      Role.BUILDER,
      4,
      "Find texts that have the shape of a credential",
      "secret",
      "secrets",
      "password",
      "passwords",
      "credential",
      "credentials",
      "token",
      "tokens",
      "key",
      "keys"),
  INVENTORY(Role.EXPLORER, 1, "Count files, lines and languages", "inventory", "languages"),
  LARGE(
      Role.BUILDER,
      1,
      "Find files that weigh on every clone",
      "large",
      "big",
      "huge",
      "binary",
      "binaries");

  final Role affinity;

  /** Tasks that it is divided into, however many instances there are: the plan is always one. */
  final int shards;

  final String title;

  /** Words of a goal that ask for it. */
  final Set<String> words;

  SurveyTask(Role affinity, int shards, String title, String... words) {
    this.affinity = affinity;
    this.shards = shards;
    this.title = title;
    this.words = Set.of(words);
  }

  String kind() {
    return name().toLowerCase(Locale.ROOT);
  }
}
