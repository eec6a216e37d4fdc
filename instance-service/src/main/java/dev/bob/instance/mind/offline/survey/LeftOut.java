package dev.bob.instance.mind.offline.survey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingSubject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Lets findings through but those that a person has dismissed, and counts these, so that the report
 * can say what it lacks. For one task and its thread.
 */
public final class LeftOut implements Consumer<Finding> {
  /** In the result of a task: how many, by subject. */
  public static final String LEFT_OUT = "left_out";

  /** In the result of a task: how many of further subjects. */
  public static final String MORE = "left_out_more";

  /** They take half of what a result may have. */
  private static final int SUBJECTS_MAX = 500;

  private final Set<FindingSubject> dismissed;
  private final Consumer<Finding> findings;
  private final Map<String, Integer> counts = new TreeMap<>();
  private int more;

  public LeftOut(Set<FindingSubject> dismissed, Consumer<Finding> findings) {
    this.dismissed = dismissed;
    this.findings = findings;
  }

  @Override
  public void accept(Finding finding) {
    if (dismissed.isEmpty()) {
      findings.accept(finding);
      return;
    }
    var subject = FindingSubject.of(finding);
    if (!dismissed.contains(subject)) {
      findings.accept(finding);
    } else if (counts.size() < SUBJECTS_MAX || counts.containsKey(subject.value())) {
      counts.merge(subject.value(), 1, Integer::sum);
    } else {
      more++;
    }
  }

  /** That result with the counts in it, if there are any. */
  public JsonNode toldIn(JsonNode result) {
    if (counts.isEmpty() || !(result instanceof ObjectNode object)) {
      return result;
    }
    var told = object.deepCopy();
    var bySubject = told.putObject(LEFT_OUT);
    counts.forEach(bySubject::put);
    if (more > 0) {
      told.put(MORE, more);
    }
    return told;
  }
}
