package dev.bob.instance.mind.offline.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.instance.mind.TaskOrder;
import dev.bob.state.model.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the report has to go by: the findings, and what the finished tasks say of the repository. A
 * task that did not finish leaves its part empty, and the report says so.
 *
 * @param findings sorted worst first
 * @param committed day (UTC) of the commit
 * @param notExamined by reason, in the order in which the inventory gives them
 * @param found findings by kind before a cap was applied
 * @param blocked name of a task that failed for good, and why; sorted by name
 * @param dismissed what a person does not want to hear of
 */
record Facts(
    String goalText,
    String commit,
    List<Finding> findings,
    Optional<LocalDate> committed,
    Optional<JsonNode> inventory,
    List<Skipped> notExamined,
    Map<String, Long> found,
    Map<String, String> blocked,
    DismissedFindings dismissed) {

  /** Name of the task whose result says what was examined. */
  static final String INVENTORY = "inventory";

  /**
   * Files that were left out.
   *
   * @param reason as JSON has it, {@code lock_file}
   * @param examples a few paths, sorted
   */
  record Skipped(String reason, long files, List<String> examples) {
    String words() {
      return reason.replace('_', ' ');
    }
  }

  static Facts of(TaskOrder order) {
    Optional<JsonNode> inventory = Optional.ofNullable(order.results().get(INVENTORY));
    return new Facts(
        order.goalText(),
        order.commit(),
        order.findings().stream().sorted(Ranking.WORST_FIRST).toList(),
        inventory.flatMap(Facts::committed),
        inventory,
        inventory.map(Facts::notExamined).orElse(List.of()),
        found(order),
        new TreeMap<>(order.blocked()),
        DismissedFindings.of(order));
  }

  /** How many of a kind were found, of which the findings are all or the worst. */
  long found(String kind, long kept) {
    return Math.max(kept, found.getOrDefault(kind, 0L) - dismissed.of(kind));
  }

  private static Optional<LocalDate> committed(JsonNode inventory) {
    try {
      var time = Instant.parse(inventory.path("commit_time").asText());
      return Optional.of(LocalDate.ofInstant(time, ZoneOffset.UTC));
    } catch (DateTimeParseException absent) {
      return Optional.empty();
    }
  }

  private static List<Skipped> notExamined(JsonNode inventory) {
    List<Skipped> skipped = new ArrayList<>();
    for (JsonNode entry : inventory.path("not_examined")) {
      List<String> examples = new ArrayList<>();
      entry.path("examples").forEach(path -> examples.add(path.asText()));
      skipped.add(
          new Skipped(entry.path("reason").asText(), entry.path("files").asLong(), examples));
    }
    return skipped.stream().sorted(Comparator.comparingLong(Skipped::files).reversed()).toList();
  }

  private static Map<String, Long> found(TaskOrder order) {
    Map<String, Long> found = new TreeMap<>();
    for (JsonNode result : order.results().values()) {
      result
          .path("found")
          .properties()
          .forEach(kind -> found.merge(kind.getKey(), kind.getValue().asLong(), Long::sum));
    }
    return found;
  }
}
