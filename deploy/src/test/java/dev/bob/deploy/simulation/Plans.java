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

  /** A kind of task that not everybody can do. */
  static final String ODD = "odd";

  private static final int ODD_CHANCE = 10;
  private static final int EDITS_CHANCE = 4;

  /** Some of which meet. */
  private static final List<String> EDITS =
      List.of("docs/**", "docs/*.md", "docs/a.md", "src/**/*.java", "src/main/?.java", "**/b.*");

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
      tasks.add(
          spec(
              "look-" + i,
              random.nextInt(ODD_CHANCE) == 0 ? ODD : "look",
              Role.values()[random.nextInt(4)],
              needs,
              false,
              edits(random)));
    }
    var all = tasks.stream().map(TaskSpec::name).toList();
    tasks.add(spec("report", "report", Role.REFLECTOR, all, true, List.of()));
    return new WorkFact.GoalPlanned(goal.id(), COMMIT, tasks);
  }

  private static TaskSpec spec(
      String name,
      String kind,
      Role affinity,
      List<String> needs,
      boolean tolerates,
      List<String> edits) {
    return new TaskSpec(name, kind, name, affinity, List.of(), needs, tolerates, Map.of(), edits);
  }

  /** Most change nothing. */
  private static List<String> edits(SplittableRandom random) {
    return random.nextInt(EDITS_CHANCE) == 0
        ? List.of(EDITS.get(random.nextInt(EDITS.size())))
        : List.of();
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
