package dev.bob.instance.mind.offline.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.instance.mind.TaskOrder;
import dev.bob.instance.mind.TaskOutcome;
import dev.bob.state.model.Clip;
import dev.bob.state.model.Finding;
import java.util.List;
import java.util.TreeMap;

/** Does the task of the kind {@value #KIND}: a pure function of its order, without state. */
public final class ReportTask {
  public static final String KIND = "report";
  public static final String REPORT_FILE = "REPORT.md";
  public static final String SARIF_FILE = "findings.sarif";

  /** Ten of these and their titles stay far below the 32 KiB that a result may have. */
  private static final int PLACE_CHARS_MAX = 500;

  private ReportTask() {}

  /**
   * Writes {@value #REPORT_FILE} and {@value #SARIF_FILE}. The result has what stands at the top,
   * worst first, at most 10, and how many a person has dismissed, if any:
   *
   * <pre>{@code
   * {"findings":12,"dismissed":1,"top":[{"id":"0f3a…","kind":"broken-link","severity":"medium","title":"…","place":"docs/a.md:12","proof":"git show …"}]}
   * }</pre>
   */
  public static TaskOutcome write(TaskOrder order) {
    Facts facts = Facts.of(order);
    var files = new TreeMap<String, byte[]>();
    files.put(REPORT_FILE, ReportText.of(facts).getBytes(UTF_8));
    files.put(SARIF_FILE, SarifLog.of(facts));
    return new TaskOutcome(result(facts), files);
  }

  private static ObjectNode result(Facts facts) {
    List<Finding> findings = facts.findings();
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("findings", findings.size());
    if (facts.dismissed().all() > 0) {
      result.put("dismissed", facts.dismissed().all());
    }
    ArrayNode top = result.putArray("top");
    for (Finding finding : Ranking.top(findings)) {
      top.addObject()
          .put("id", finding.id().value())
          .put("kind", finding.kind())
          .put("severity", finding.severity().toString())
          .put("title", finding.title())
          .put("place", Clip.clip(finding.evidence().place(), PLACE_CHARS_MAX))
          .put("proof", Clip.clip(finding.evidence().command(), 2 * PLACE_CHARS_MAX));
    }
    return result;
  }
}
