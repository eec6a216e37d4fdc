package dev.bob.instance.mind.offline.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bob.instance.mind.Background;
import dev.bob.instance.mind.TaskOrder;
import dev.bob.instance.mind.offline.survey.Fingerprint;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.Role;
import dev.bob.state.model.Severity;
import dev.bob.state.model.TaskSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Findings as detectors would hand them in, for the tests of the report. */
final class SampleFindings {
  static final String COMMIT = "1b4c746c0e53bce51547d38f14d4772f85da2708";

  private static final String INVENTORY =
      """
      {"commit_time":"2026-07-24T23:59:59Z","shallow":false,"examined":{"files":12,"lines":3456},
       "languages":[{"language":"Go","files":10,"lines":3000},{"language":"Markdown","files":2,"lines":456}],
       "not_examined":[{"reason":"lock_file","files":1,"examples":["go.sum"]},
                       {"reason":"vendored","files":1204,"examples":["vendor/a.go","vendor/b|c.go","vendor/`d`.go"]}]}
      """;

  private SampleFindings() {}

  static Finding finding(String kind, Severity severity, String path, int line, String... tags) {
    return of(
        kind,
        severity,
        "What " + path + " has",
        path,
        line,
        "git show " + COMMIT.substring(0, 12) + ":" + path,
        "text " + line,
        tags);
  }

  static Finding of(
      String kind,
      Severity severity,
      String title,
      String path,
      int line,
      String command,
      String excerpt,
      String... tags) {
    return new Finding(
        Fingerprint.of(kind, path, "line " + line, COMMIT),
        kind,
        severity,
        title,
        "Because of " + kind + ".",
        Effort.MINUTES,
        List.of(tags),
        new Evidence(COMMIT, path, line, command, excerpt));
  }

  /** A bit of everything: more of one kind than the top takes, hostile names, notes with ages. */
  static List<Finding> varied() {
    var findings = new ArrayList<Finding>();
    for (int i = 1; i <= 7; i++) {
      findings.add(finding("broken-link", Severity.MEDIUM, "docs/page-%d.md".formatted(i), 3 * i));
    }
    for (int i = 1; i <= ReportText.REST_PER_KIND_MAX + 4; i++) {
      String since = "since-20%02d-03-04".formatted(40 - i);
      findings.add(finding("todo", Severity.NOTE, "src/file_%02d.go".formatted(i), i, since));
    }
    findings.add(finding("secret", Severity.HIGH, "deploy/key.pem", 1));
    findings.add(finding("hotspot", Severity.MEDIUM, "src/net.go", 0));
    findings.add(hostile());
    return findings;
  }

  static Finding hostile() {
    String path = "a `b` |c|/<script>alert(1)<\\057script>\\012[x](http://evil.example).md";
    return of(
        "large-file",
        Severity.LOW,
        "The file " + path + " is large",
        path,
        0,
        "git cat-file -s 'x``` y'",
        "line one\n\n# heading \u202Ereversed\u2066 \u001b[31mred ``two`` <img src=x onerror=y>");
  }

  static TaskOrder order(List<Finding> findings, Map<String, String> blocked) {
    SortedMap<String, JsonNode> results = new TreeMap<>();
    results.put("inventory", json(INVENTORY));
    results.put("todos", json("{\"found\":{\"todo\":340}}"));
    return order(findings, blocked, results);
  }

  static TaskOrder order(
      List<Finding> findings, Map<String, String> blocked, SortedMap<String, JsonNode> results) {
    var spec =
        new TaskSpec("report", "report", "", Role.REFLECTOR, List.of(), List.of(), true, Map.of());
    return new TaskOrder(
        "Survey this repository", COMMIT, spec, results, blocked, findings, Background.NOTHING);
  }

  static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
