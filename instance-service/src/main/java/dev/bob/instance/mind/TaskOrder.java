package dev.bob.instance.mind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.model.Finding;
import dev.bob.state.model.TaskSpec;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A task to do, with all that the mind may use of the hive's state.
 *
 * @param goalText the goal as the person wrote it
 * @param commit full hex id of the goal's commit
 * @param results the result of each finished task that this one depends on, by task name
 * @param blocked for each task that it depends on and that failed for good: its name and the reason
 * @param findings the confirmed findings at that commit, sorted by id; only for the kind {@code
 *     report}
 * @param background what the hive knows already
 */
public record TaskOrder(
    String goalText,
    String commit,
    TaskSpec spec,
    SortedMap<String, JsonNode> results,
    Map<String, String> blocked,
    List<Finding> findings,
    Background background) {
  public TaskOrder {
    findings = List.copyOf(findings);
  }
}
