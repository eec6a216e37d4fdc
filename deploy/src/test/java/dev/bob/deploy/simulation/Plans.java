package dev.bob.deploy.simulation;

import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.Goal;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.Role;
import dev.bob.state.model.Severity;
import dev.bob.state.model.TaskSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What a mind makes up. */
final class Plans {
  private static final String COMMIT = "c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00";
  private static final int DEPENDENCY_CHANCE = 4;

  private Plans() {}

  /** Tasks of which some need earlier ones, and a report on all. */
  static WorkFact.GoalPlanned of(Goal goal, Size size, SplittableRandom random) {
    var tasks = new ArrayList<TaskSpec>();
    int count = random.nextInt(1, size.tasks() + 1);
    for (int i = 0; i < count; i++) {
      List<String> needs =
          i > 0 && random.nextInt(DEPENDENCY_CHANCE) == 0
              ? List.of("look-" + random.nextInt(i))
              : List.of();
      tasks.add(spec("look-" + i, "look", Role.values()[random.nextInt(4)], needs, false));
    }
    var all = tasks.stream().map(TaskSpec::name).toList();
    tasks.add(spec("report", "report", Role.REFLECTOR, all, true));
    return new WorkFact.GoalPlanned(goal.id(), COMMIT, tasks);
  }

  private static TaskSpec spec(
      String name, String kind, Role affinity, List<String> needs, boolean tolerates) {
    return new TaskSpec(name, kind, name, affinity, List.of(), needs, tolerates, Map.of());
  }

  static Finding finding(SplittableRandom random) {
    return new Finding(
        new FindingId("%016x".formatted(random.nextLong())),
        "simulated",
        Severity.LOW,
        "something",
        "because",
        Effort.MINUTES,
        List.of(),
        new Evidence(COMMIT, "here", 1, "git show", ""));
  }
}
