package dev.bob.orchestrator.console;

import dev.bob.state.fold.Goal;
import dev.bob.state.fold.GoalState;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.TaskState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a person reads when a goal has come to its end. Pure. */
final class Summary {
  private static final int TOP_FINDINGS = 3;

  private Summary() {}

  /** The exit code of a run that ends with its goal: 0, 1 if something is blocked, 2 if refused. */
  static int exitCode(Goal goal) {
    return switch (goal.state()) {
      case GoalState.Refused _ -> 2;
      case GoalState.Finished finished -> finished.blocked() == 0 ? 0 : 1;
      case GoalState.Waiting _, GoalState.Active _, GoalState.Cancelled _ -> 1;
    };
  }

  static List<String> lines(HiveState state, Goal goal, Path home) {
    return switch (goal.state()) {
      case GoalState.Refused refused -> List.of("", "The goal is refused: " + refused.reason());
      case GoalState.Cancelled _ -> List.of("", goal.id() + " is cancelled.");
      case GoalState.Finished finished -> finished(state, goal, finished, home);
      case GoalState.Waiting _, GoalState.Active _ -> List.of();
    };
  }

  private static List<String> finished(
      HiveState state, Goal goal, GoalState.Finished finished, Path home) {
    var confirmed =
        state.memory().confirmedAt(finished.commit()).stream()
            .sorted(
                Comparator.comparing((KnownFinding known) -> known.finding().severity())
                    .thenComparing(known -> known.finding().kind())
                    .thenComparing(known -> known.finding().evidence().path())
                    .thenComparing(known -> known.finding().evidence().line()))
            .toList();
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add(
        switch (confirmed.size()) {
          case 0 -> "No findings.";
          case 1 -> "1 confirmed finding:";
          default ->
              confirmed.size() > TOP_FINDINGS
                  ? confirmed.size() + " confirmed findings, the worst first:"
                  : confirmed.size() + " confirmed findings:";
        });
    for (int i = 0; i < Math.min(TOP_FINDINGS, confirmed.size()); i++) {
      var finding = confirmed.get(i).finding();
      lines.add("  %s. [%s] %s".formatted(i + 1, finding.severity(), finding.title()));
      lines.add("     at     " + News.place(finding));
      lines.add("     proof  " + finding.evidence().command());
    }
    blocked(state, goal, lines);
    var report = home.resolve("reports").resolve(goal.id().toString()).resolve("REPORT.md");
    lines.add("");
    lines.add("Report   " + report);
    lines.add("         findings.sarif beside it is for editors and code hosts");
    lines.add("Next     read the report; the proofs run as they are, in your repository");
    return lines;
  }

  private static void blocked(HiveState state, Goal goal, List<String> lines) {
    for (var task : state.work().tasksOf(goal)) {
      if (task.state() instanceof TaskState.Blocked blocked) {
        lines.add("  blocked: " + task.spec().title() + ": " + blocked.reason());
      }
    }
  }
}
