package dev.bob.state.fold;

import dev.bob.state.model.TaskSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What makes a plan a plan: unique names, known dependencies, no cycle, good globs. */
final class Plans {
  static final int TASKS_MAX = 500;

  /** Of one task: each is compared with those of the claimed ones. */
  static final int EDITS_MAX = 16;

  private Plans() {}

  /** One sentence that says what is wrong with it; empty if it is well. */
  static Optional<String> flaw(List<TaskSpec> tasks) {
    if (tasks.isEmpty() || tasks.size() > TASKS_MAX) {
      return Optional.of("a plan has 1 to " + TASKS_MAX + " tasks, not " + tasks.size());
    }
    Map<String, List<String>> needs = new HashMap<>();
    for (var task : tasks) {
      if (needs.put(task.name(), task.dependsOn()) != null) {
        return Optional.of("two tasks are named " + task.name());
      }
    }
    for (var task : tasks) {
      var flaw = flawOfEdits(task);
      if (flaw.isPresent()) {
        return flaw;
      }
      for (var name : task.dependsOn()) {
        if (!needs.containsKey(name)) {
          return Optional.of(task.name() + " depends on " + name + ", which is not in the plan");
        }
      }
    }
    Set<String> cleared = new HashSet<>();
    for (var task : tasks) {
      var cycle = cycle(task.name(), needs, new LinkedHashSet<>(), cleared);
      if (cycle.isPresent()) {
        return Optional.of("the dependencies form a cycle: " + cycle.get());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> flawOfEdits(TaskSpec task) {
    if (task.edits().size() > EDITS_MAX) {
      return Optional.of(task.name() + " edits more than " + EDITS_MAX + " globs");
    }
    return task.edits().stream()
        .flatMap(glob -> FileGlob.flaw(glob).stream())
        .findFirst()
        .map(flaw -> "what " + task.name() + " edits: " + flaw);
  }

  private static Optional<String> cycle(
      String name,
      Map<String, List<String>> needs,
      LinkedHashSet<String> path,
      Set<String> cleared) {
    if (cleared.contains(name)) {
      return Optional.empty();
    }
    if (!path.add(name)) {
      var loop = path.stream().dropWhile(step -> !step.equals(name)).toList();
      return Optional.of(String.join(" → ", loop) + " → " + name);
    }
    for (var next : needs.get(name)) {
      var found = cycle(next, needs, path, cleared);
      if (found.isPresent()) {
        return found;
      }
    }
    path.remove(name);
    cleared.add(name);
    return Optional.empty();
  }
}
