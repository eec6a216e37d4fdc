package dev.bob.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a survey has brought.
 *
 * @param report byte for byte
 * @param sarif byte for byte
 * @param findings the confirmed ones of the memory in order of their text, in what they say; who
 *     found and confirmed them, and when, differs from run to run
 */
record Outcome(String report, String sarif, List<String> findings) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> OF_THIS_RUN =
      Set.of("id", "author", "timestamp", "confirmations", "metadata");

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
}
