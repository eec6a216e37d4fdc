package dev.bob.instance.mind.offline.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.Severity;
import java.util.List;

/**
 * Writes findings.sarif (SARIF 2.1.0, an OASIS standard). It has no {@code
 * versionControlProvenance}: the standard wants a repository's address there, and an address is not
 * a function of the commit. The commit stands in the properties of the run.
 */
final class SarifLog {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private static final String ROOT = "%SRCROOT%";

  /** Its version is to be raised when the id of the same finding comes to be computed otherwise. */
  private static final String FINGERPRINT = "bobFinding/v1";

  private static final ObjectMapper JSON = new ObjectMapper();

  private SarifLog() {}

  /** The file, UTF-8, indented by two blanks, ended by a line feed. */
  static byte[] of(Facts facts) {
    ObjectNode log = JsonNodeFactory.instance.objectNode();
    log.put("$schema", SCHEMA).put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    List<String> kinds = facts.findings().stream().map(Finding::kind).distinct().sorted().toList();
    ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "Bob");
    ArrayNode rules = driver.putArray("rules");
    kinds.forEach(kind -> rule(rules.addObject(), Rule.of(kind)));
    run.putObject("originalUriBaseIds")
        .putObject(ROOT)
        .putObject("description")
        .put("text", "The root of the repository.");
    run.put("columnKind", "utf16CodeUnits");
    ArrayNode results = run.putArray("results");
    for (Finding finding : facts.findings()) {
      result(results.addObject(), finding, kinds.indexOf(finding.kind()));
    }
    ObjectNode properties = run.putObject("properties");
    properties.put("commit", facts.commit()).put("goal", facts.goalText());
    if (facts.dismissed().all() > 0) {
      properties.put("dismissed", facts.dismissed().all());
    }
    return bytes(log);
  }

  private static void rule(ObjectNode json, Rule rule) {
    json.put("id", rule.kind());
    json.putObject("shortDescription").put("text", message(rule.what()));
    json.putObject("help").put("text", message(rule.help()));
  }

  private static void result(ObjectNode json, Finding finding, int ruleIndex) {
    json.put("ruleId", finding.kind()).put("ruleIndex", ruleIndex);
    json.put("level", level(finding.severity()));
    json.putObject("message").put("text", message(sentence(finding.title()) + " " + finding.why()));
    if (!finding.evidence().path().isEmpty()) {
      location(json.putArray("locations").addObject(), finding.evidence());
    }
    json.putObject("partialFingerprints").put(FINGERPRINT, finding.id().value());
    ObjectNode properties = json.putObject("properties");
    finding.tags().stream().distinct().forEach(properties.putArray("tags")::add);
    properties
        .put("severity", finding.severity().toString())
        .put("effort", finding.effort().toString())
        .put("proof", finding.evidence().command());
  }

  private static String sentence(String title) {
    return title.endsWith(".") ? title : title + ".";
  }

  private static void location(ObjectNode json, Evidence evidence) {
    ObjectNode place = json.putObject("physicalLocation");
    place
        .putObject("artifactLocation")
        .put("uri", PercentEncoding.ofPath(evidence.path()))
        .put("uriBaseId", ROOT);
    if (evidence.line() > 0) {
      place.putObject("region").put("startLine", evidence.line());
    }
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, NOTE -> "note";
    };
  }

  /**
   * A plain text message (SARIF 3.11.5, 3.11.6): braces would be placeholders, and brackets before
   * a parenthesis a link.
   */
  private static String message(String text) {
    String braced = text.replace("{", "{{").replace("}", "}}");
    return braced.contains("](")
        ? braced.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
        : braced;
  }

  private static byte[] bytes(ObjectNode log) {
    var indenter = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try {
      return (JSON.writer(printer).writeValueAsString(log) + "\n").getBytes(UTF_8);
    } catch (JsonProcessingException treeOfOurOwn) {
      throw new IllegalStateException(treeOfOurOwn);
    }
  }
}
