package dev.bob.instance.mind.offline.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes REPORT.md: what to hear first, what was not looked at, then the rest in short. */
final class ReportText {
  /** Lines for a kind of finding; the others are in findings.sarif. */
  static final int REST_PER_KIND_MAX = 25;

  private static final int LANGUAGES_MAX = 6;

  private final Facts facts;
  private final List<Finding> top;
  private final StringBuilder out = new StringBuilder(8_192);

  private ReportText(Facts facts) {
    this.facts = facts;
    this.top = Ranking.top(facts.findings());
  }

  static String of(Facts facts) {
    var text = new ReportText(facts);
    text.head();
    text.blocked();
    text.top();
    text.notExamined();
    text.dismissed();
    text.rest();
    return text.out.toString();
  }

  private void head() {
    out.append("# Survey of commit ").append(facts.commit(), 0, 12).append("\n\n");
    out.append("Goal: ").append(Markdown.text(facts.goalText())).append("\n\n");
    out.append("Commit `").append(facts.commit()).append('`');
    facts.committed().ifPresent(day -> out.append(", committed on ").append(day));
    out.append(". Files that are not committed are not part of this survey.\n");
    facts.inventory().ifPresent(this::size);
    out.append('\n').append(totals()).append("\n");
  }

  private void size(JsonNode inventory) {
    JsonNode examined = inventory.path("examined");
    List<String> languages = new ArrayList<>();
    for (JsonNode language : inventory.path("languages")) {
      if (languages.size() < LANGUAGES_MAX) {
        String name = Markdown.text(language.path("language").asText());
        languages.add(name + " " + number(language.path("lines").asLong()));
      }
    }
    put(
        "Examined: %s with %s%s.\n",
        count(examined.path("files").asLong(), "file"),
        count(examined.path("lines").asLong(), "line"),
        languages.isEmpty() ? "" : " (" + String.join(", ", languages) + ")");
    if (inventory.path("shallow").asBoolean()) {
      out.append(
          "This is a shallow clone: older history is not in it, so ages are lower limits, and hotspots"
              + " are not looked for.\n");
    }
  }

  private String totals() {
    if (facts.findings().isEmpty()) {
      return facts.blocked().isEmpty()
          ? "Nothing was found."
          : "Nothing was found, but not everything was looked at.";
    }
    Map<Severity, Long> bySeverity = new LinkedHashMap<>();
    facts.findings().forEach(finding -> bySeverity.merge(finding.severity(), 1L, Long::sum));
    return count(facts.findings().size(), "finding")
        + ": "
        + bySeverity.entrySet().stream().map(ReportText::total).collect(joining(", "))
        + ". All of them, for tools, are in `findings.sarif`.";
  }

  private static String total(Map.Entry<Severity, Long> entry) {
    return entry.getKey() == Severity.NOTE
        ? count(entry.getValue(), "note")
        : number(entry.getValue()) + " " + entry.getKey();
  }

  private void blocked() {
    if (facts.blocked().isEmpty()) {
      return;
    }
    out.append("\n## Not done\n\nThese parts of the survey failed, so what they look for is not");
    out.append(" in this report:\n\n");
    facts
        .blocked()
        .forEach((task, reason) -> put("- %s: %s\n", Markdown.code(task), Markdown.text(reason)));
  }

  private void top() {
    out.append("\n## What to look at first\n");
    if (top.isEmpty()) {
      out.append("\nNothing stands out.\n");
    }
    for (int i = 0; i < top.size(); i++) {
      item(i + 1, top.get(i));
    }
  }

  private void item(int number, Finding finding) {
    Evidence evidence = finding.evidence();
    put("\n### %s. %s\n\n", number, Markdown.text(heading(finding.title())));
    put("%s, takes %s. ", capital(finding.severity()), finding.effort());
    put("%s\n", Markdown.text(finding.why()));
    if (!evidence.path().isEmpty()) {
      String commit = evidence.commit().substring(0, Math.min(12, evidence.commit().length()));
      put("\n- Where: %s at `%s`\n", Markdown.code(evidence.place()), commit);
      if (!evidence.excerpt().isBlank()) {
        put("- It says: %s\n", Markdown.code(evidence.excerpt()));
      }
    }
    out.append("\nProof:\n\n").append(Markdown.shell(evidence.command(), ""));
  }

  private void notExamined() {
    out.append("\n## What was not examined\n\n");
    if (facts.inventory().isEmpty()) {
      out.append("It is not known: there was no inventory.\n");
    } else if (facts.notExamined().isEmpty()) {
      out.append("Every file of the commit was examined.\n");
    }
    for (Facts.Skipped skipped : facts.notExamined()) {
      String examples = skipped.examples().stream().map(Markdown::code).collect(joining(", "));
      long others = skipped.files() - skipped.examples().size();
      put(
          "- %s, %s: %s%s\n",
          capital(Markdown.text(skipped.words())),
          count(skipped.files(), "file"),
          examples,
          others > 0 ? " and " + number(others) + " more" : "");
    }
  }

  private void dismissed() {
    var dismissed = facts.dismissed();
    if (dismissed.all() == 0) {
      return;
    }
    put(
        "\n## What was left out\n\nA person dismissed %s, so %s not in this report:\n\n",
        count(dismissed.all(), "finding"), dismissed.all() == 1 ? "it is" : "they are");
    long told = 0;
    for (var one : dismissed.subjects().stream().limit(REST_PER_KIND_MAX).toList()) {
      var dismissal = one.dismissal();
      put(
          "- %s%s%s: %s\n",
          Markdown.text(dismissal.kind()),
          dismissal.path().isEmpty() ? "" : ", " + Markdown.code(dismissal.path()),
          one.count() == 1 ? "" : ", " + count(one.count(), "finding"),
          Markdown.text(dismissal.reason()));
      told += one.count();
    }
    if (told < dismissed.all()) {
      put("- %s more\n", number(dismissed.all() - told));
    }
  }

  private void rest() {
    Map<String, List<Finding>> byKind =
        facts.findings().stream().collect(groupingBy(Finding::kind, LinkedHashMap::new, toList()));
    boolean any = facts.findings().size() > top.size();
    out.append(any ? "\n## The rest, by kind\n" : "");
    byKind.forEach(this::restOf);
  }

  private void restOf(String kind, List<Finding> all) {
    List<Finding> rest = all.stream().filter(finding -> !top.contains(finding)).toList();
    if (rest.isEmpty()) {
      return;
    }
    Rule rule = Rule.of(kind);
    put("\n### %s\n\n%s\n\n", Markdown.text(rule.heading()), Markdown.text(rule.help()));
    for (Finding finding : rest.subList(0, Math.min(rest.size(), REST_PER_KIND_MAX))) {
      String place = finding.evidence().place();
      put(
          "- %s%s: %s\n",
          finding.severity(),
          place.isEmpty() ? "" : ", " + Markdown.code(place),
          Markdown.text(finding.title()));
    }
    closing(all.size(), rest.size(), facts.found(kind, all.size()));
  }

  private void closing(long all, long rest, long found) {
    if (rest > REST_PER_KIND_MAX) {
      put("\n%s more are in `findings.sarif`.\n", number(rest - REST_PER_KIND_MAX));
    }
    if (found > all) {
      put("\n%s were found; %s of them were kept, the worst first.\n", number(found), number(all));
    }
  }

  /** The same digits whatever the machine's language. */
  private void put(String format, Object... parts) {
    out.append(String.format(Locale.ROOT, format, parts));
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String count(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** A sentence as a heading. */
  private static String heading(String title) {
    return title.endsWith(".") ? title.substring(0, title.length() - 1) : title;
  }

  private static String capital(Object words) {
    String text = words.toString();
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
