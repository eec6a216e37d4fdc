package dev.bob.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The tasks of a survey and who had them, read from the journal by rules of the test's own. */
final class OpenTasks {
  private final Set<String> open = new TreeSet<>();
  private final Map<String, Long> holders = new HashMap<>();
  private final Map<Long, Loss> losses = new HashMap<>();
  private boolean planned;

  /**
   * What an incarnation left undone when it was declared lost.
   *
   * @param open whether any task of the survey was
   * @param held whether it had claimed one
   */
  record Loss(boolean open, boolean held) {}

  private OpenTasks() {}

  static OpenTasks of(Journal journal) {
    var tasks = new OpenTasks();
    journal.events().forEach(tasks::apply);
    return tasks;
  }

  private void apply(JsonNode event) {
    var data = event.path("data");
    var task = data.path("task").asText();
    long by = event.path("by").path("epoch").asLong();
    switch (event.path("type").asText()) {
      case "goal.planned" -> {
        planned = true;
        data.path("tasks")
            .forEach(
                spec -> open.add(data.path("goal").asText() + "." + spec.path("name").asText()));
      }
      case "task.claimed" -> {
        if (open.contains(task)) {
          holders.putIfAbsent(task, by);
        }
      }
      case "task.completed" -> {
        if (holders.remove(task, by)) {
          open.remove(task);
        }
      }
      case "task.failed" -> holders.remove(task, by);
      case "instance.left" -> holders.values().removeIf(holder -> holder == by);
      case "instance.lost" -> {
        long epoch = data.path("epoch").asLong();
        losses.putIfAbsent(epoch, new Loss(!open.isEmpty(), holders.containsValue(epoch)));
        holders.values().removeIf(holder -> holder == epoch);
      }
      default -> {} // is of no task
    }
  }

  boolean planned() {
    return planned;
  }

  boolean finished() {
    return planned && open.isEmpty();
  }

  /** By the epoch of the lost one. */
  Map<Long, Loss> losses() {
    return Map.copyOf(losses);
  }
}
