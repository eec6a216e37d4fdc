package dev.bob.instance.task;

import dev.bob.state.event.MemoryFact;
import dev.bob.state.fold.FindingState;
import dev.bob.state.fold.GoalState;
import dev.bob.state.fold.HiveState;
import dev.bob.state.model.GoalId;
import dev.bob.state.network.Standouts;
import java.util.List;
import java.util.stream.Stream;

/** What is worth knowing after a goal, with its numbers. */
final class Learnings {
  private Learnings() {}

  /** How it went, and what stands out. */
  static List<MemoryFact.LearningRecorded> of(GoalId id, HiveState state) {
    var goal = state.work().goal(id).orElseThrow();
    var commit =
        switch (goal.state()) {
          case GoalState.Active active -> active.commit();
          case GoalState.Finished finished -> finished.commit();
          case GoalState.Waiting _, GoalState.Refused _, GoalState.Cancelled _ ->
              throw new IllegalStateException(id + " has no plan");
        };
    var known =
        state.memory().findings().values().stream()
            .filter(finding -> finding.finding().evidence().commit().equals(commit))
            .toList();
    long confirmed = known.stream().filter(finding -> finding.confirmed()).count();
    long refuted =
        known.stream().filter(finding -> finding.state() instanceof FindingState.Refuted).count();
    var at = "At commit " + commit.substring(0, 12) + ": ";
    var went =
        "%s findings reported, %s confirmed, %s refuted, in %s tasks."
            .formatted(known.size(), confirmed, refuted, goal.tasks().size());
    return Stream.concat(
            Stream.of(new MemoryFact.LearningRecorded(id, at + went, List.of("goal-finished"))),
            Standouts.of(known).stream()
                .map(
                    sentence ->
                        new MemoryFact.LearningRecorded(id, at + sentence, List.of("stands-out"))))
        .toList();
  }
}
