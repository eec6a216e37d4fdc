package dev.bob.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a survey has brought.
 *
 * @param report byte for byte
 * @param sarif byte for byte
 * @param findings the confirmed ones of the memory in order of their text, in what they say; who
 *     found and confirmed them, when, and how many have by now, differs from run to run
 */
record Outcome(String report, String sarif, List<String> findings) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> OF_THIS_RUN =
      Set.of("id", "author", "timestamp", "confirmations", "confidence", "metadata");

  static Outcome of(HitHive hive) throws IOException, InterruptedException {
    var findings = new ArrayList<String>();
    for (JsonNode finding : JSON.readTree(hive.read(".shared_memory.json")).path("findings")) {
      if (finding.path("status").asText().equals("confirmed")) {
        findings.add(((ObjectNode) finding).remove(OF_THIS_RUN).toString());
      }
    }
    findings.sort(null);
    return new Outcome(
        hive.read("reports/goal_1/REPORT.md"),
        hive.read("reports/goal_1/findings.sarif"),
        List.copyOf(findings));
  }

  /** Whether the memory's view has caught up with the report. */
  boolean whole() throws IOException {
    var results = JSON.readTree(sarif).path("runs").path(0).path("results");
    return results.size() == findings.size();
  }

  /** The first line of each part in which it differs; empty if it is the same, byte for byte. */
  List<String> differencesFrom(Outcome other) {
    return Stream.of(
            first("REPORT.md", report, other.report),
            first("findings.sarif", sarif, other.sarif),
            first("the memory", String.join("\n", findings), String.join("\n", other.findings)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> first(String name, String text, String other) {
    if (text.equals(other)) {
      return Optional.empty();
    }
    var lines = text.split("\n", -1);
    var others = other.split("\n", -1);
    int line = Math.max(0, Arrays.mismatch(lines, others));
    return Optional.of(
        "%s has %d lines instead of %d, line %d is '%s' instead of '%s'"
            .formatted(
                name, lines.length, others.length, line + 1, at(lines, line), at(others, line)));
  }

  private static String at(String[] lines, int line) {
    return line < lines.length ? lines[line] : "";
  }
}
