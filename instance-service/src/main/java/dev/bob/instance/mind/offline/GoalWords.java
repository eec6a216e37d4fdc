package dev.bob.instance.mind.offline;

import dev.bob.instance.mind.GoalReading;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a goal by its words. Better to refuse a goal that it might have served than to take one and
 * do something else: what asks for a change, or for something that no detector looks for, is
 * refused.
 */
final class GoalWords {
  private static final Set<String> LOOKING =
      Set.of(
          "survey",
          "audit",
          "review",
          "examine",
          "inspect",
          "analyse",
          "analyze",
          "analysis",
          "report",
          "find",
          "check",
          "scan",
          "look",
          "assess",
          "list",
          "show",
          "study",
          "explore",
          "investigate",
          "search",
          "detect",
          "count",
          "summarise",
          "summarize",
          "summary",
          "overview",
          "inventory",
          "evaluate",
          "tell",
          "map",
          "identify",
          "what",
          "which",
          "where",
          "how",
          "are",
          "is",
          "any");

  /** By themselves they say all: "Audit!" */
  private static final Set<String> WHOLE =
      Set.of(
          "survey",
          "audit",
          "review",
          "overview",
          "everything",
          "whole",
          "entire",
          "problem",
          "problems",
          "issue",
          "issues",
          "health",
          "especially",
          "including");

  private static final Set<String> REPOSITORY =
      Set.of(
          "repository",
          "repo",
          "project",
          "codebase",
          "code",
          "tree",
          "source",
          "sources",
          "files",
          "workspace",
          "checkout",
          "debt");

  private static final String CHANGE =
      "(?:add|implement|fix|change|write|delete|remove|refactor|rename|create|build|upgrade"
          + "|migrate|translate|update|improve|optimi[sz]e|rewrite|replace|install|deploy|generate"
          + "|make|merge|commit|push|release|move|convert|port|repair|mend|correct|edit|modify"
          + "|introduce|integrate|insert|append|clean|format|reformat|extract|split|rotate|purge"
          + "|develop|design|solve|resolve|close|apply|bump|redact|revert|enable|disable|drop"
          + "|configure|enhance|extend|simplify|document|patch|scaffold|bootstrap)";

  private static final Pattern CHANGE_WORD = Pattern.compile("\\b" + CHANGE + "\\b");

  /** Phrases that have a word of change and ask for none. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "\\b(?:write|create|make|generate|produce|build|do)(?: me| us)?(?: an?| the| up)?(?: \\w+){0,2}"
              + " (?:report|inventory|survey|overview|summary|audit|list|review|analysis)\\b"
              + "|\\b(?:do not|don't|dont|never|without) "
              + CHANGE
              + "\\b"
              + "|\\b(?:what|which|where|things?|something)(?: \\w+){0,2} (?:to|should|could|must|can) "
              + CHANGE
              + "\\b"
              + "|\\b(?:the|an?|our|this|next|last|each|every|per|of|before|after|since) "
              + CHANGE
              + "\\b|\\b(?:build|commit|change) (?:files?|history|frequency)\\b"
              + "|\\bfiles (?:that )?change (?:the )?(?:most|often)\\b");

  /** What people ask of a survey, and no detector can say. */
  private static final Pattern FOREIGN =
      Pattern.compile(
          "\\b(?:bugs?|vulnerabilit(?:y|ies)|cves?|injections?|performance|slow|races?|deadlocks?"
              + "|memory leaks?|coverage|dependenc(?:y|ies)|outdated|architecture|explain)\\b");

  private GoalWords() {}

  static GoalReading read(String goalText) {
    String goal = normal(goalText);
    if (goal.isEmpty()) {
      return new GoalReading.Refused("The goal is empty; " + offer());
    }
    if (CHANGE_WORD.matcher(HARMLESS.matcher(goal).replaceAll(" ")).find()) {
      return new GoalReading.Refused(
          "The offline mind changes nothing, and this goal asks for a change; " + offer());
    }
    Set<String> words = words(goal);
    boolean looks = meets(words, LOOKING) && meets(words, REPOSITORY);
    boolean names = !named(words).isEmpty();
    if (FOREIGN.matcher(goal).find() || !(looks || names || meets(words, WHOLE))) {
      return new GoalReading.Refused("The offline mind cannot serve this goal; " + offer());
    }
    return new GoalReading.Understood(
        "Survey the repository at HEAD: "
            + tasks(goalText).stream().map(SurveyTask::kind).collect(Collectors.joining(", "))
            + ".");
  }

  /** The work that the goal asks for: what it names, and the inventory; else all. Sorted. */
  static Set<SurveyTask> tasks(String goalText) {
    Set<String> words = words(normal(goalText));
    Set<SurveyTask> named = named(words);
    if (named.isEmpty() || meets(words, WHOLE)) {
      return EnumSet.allOf(SurveyTask.class);
    }
    named.add(SurveyTask.INVENTORY);
    return named;
  }

  private static Set<SurveyTask> named(Set<String> words) {
    Set<SurveyTask> named = EnumSet.noneOf(SurveyTask.class);
    for (SurveyTask task : SurveyTask.values()) {
      if (meets(words, task.words)) {
        named.add(task);
      }
    }
    return named;
  }

  private static String offer() {
    return "it can survey the repository as it is (for example 'Survey this repository', or 'Find"
        + " broken links'), and anything else needs a model, which --mind llm and --mind command"
        + " will bring (not built yet).";
  }

  private static String normal(String goalText) {
    return goalText.toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("\\s+", " ").strip();
  }

  private static Set<String> words(String goal) {
    return new HashSet<>(List.of(goal.split("[^a-z0-9]+")));
  }

  private static boolean meets(Collection<String> words, Collection<String> others) {
    return !Collections.disjoint(words, others);
  }
}
