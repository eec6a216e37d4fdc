package dev.bob.instance.task;

import dev.bob.state.event.MemoryFact;
import dev.bob.state.fold.FindingState;
import dev.bob.state.fold.Goal;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Learning;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Memory;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.network.Standouts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is worth knowing after a goal, with its numbers, and whether what another one says of it is
 * so: pure functions of the state.
 */
public final class Learnings {
  private static final String WENT = "goal-finished";
  private static final String STANDS_OUT = "stands-out";
  private static final int COMMIT_CHARS = 12;

  private Learnings() {}

  /** How it went, and what stands out. */
  static List<MemoryFact.LearningRecorded> of(GoalId id, HiveState state) {
    var goal = state.work().goal(id).orElseThrow();
    return of(goal, findings(goal, state, Long.MAX_VALUE));
  }

  /**
   * What others have learned that this member has to count anew, oldest first. Each has one owner,
   * and is none once that one has spoken. What no count can show is none: words of a mind's own,
   * and what rests on goals or findings that are forgotten.
   */
  public static List<Learning> toRecount(HiveState state, InstanceId by) {
    return state.memory().learnings().values().stream()
        .filter(learning -> learning.words().isEmpty() && learning.retired().isEmpty())
        .filter(
            learning ->
                state
                    .members()
                    .recounterOf(learning.author())
                    .map(Member::id)
                    .filter(by::equals)
                    .isPresent())
        .filter(learning -> counted(learning, state).isPresent())
        .toList();
  }

  /**
   * What a count of one's own says of it; empty if no count can show it. Findings that were
   * reported later do not count, but what became since of those that were there does.
   */
  static Optional<MemoryFact> recounted(Learning learning, HiveState state) {
    return counted(learning, state)
        .map(
            goal -> {
              var anew =
                  of(goal, findings(goal, state, learning.seq())).stream()
                      .filter(one -> one.tags().equals(learning.tags()))
                      .map(MemoryFact.LearningRecorded::text)
                      .toList();
              return anew.stream().map(Learnings::counts).anyMatch(counts(learning.text())::equals)
                  ? new MemoryFact.LearningConfirmed(
                      learning.seq(), "Counted the findings anew and came to the same.")
                  : new MemoryFact.LearningRefuted(
                      learning.seq(),
                      anew.isEmpty()
                          ? "Counted the findings anew: nothing stands out."
                          : "Counted the findings anew: " + String.join(" ", anew));
            });
  }

  /** Without the number of tasks: more may have been asked for since. */
  private static String counts(String text) {
    return text.replaceFirst(", in \\d+ tasks\\.$", ".");
  }

  /** The goal whose findings it counts, if it is one of those that are made here. */
  private static Optional<Goal> counted(Learning learning, HiveState state) {
    if (!learning.tags().equals(List.of(WENT)) && !learning.tags().equals(List.of(STANDS_OUT))) {
      return Optional.empty();
    }
    return state
        .work()
        .goal(learning.goal())
        .filter(goal -> goal.commit().filter(at -> learning.text().startsWith(at(at))).isPresent())
        .filter(_ -> state.memory().findings().size() < Memory.ENTRIES_MAX);
  }

  private static List<MemoryFact.LearningRecorded> of(Goal goal, List<KnownFinding> known) {
    var at = at(commit(goal));
    long confirmed = known.stream().filter(KnownFinding::confirmed).count();
    long refuted =
        known.stream().filter(finding -> finding.state() instanceof FindingState.Refuted).count();
    var went =
        "%s findings reported, %s confirmed, %s refuted, in %s tasks."
            .formatted(known.size(), confirmed, refuted, goal.tasks().size());
    return Stream.concat(
            Stream.of(new MemoryFact.LearningRecorded(goal.id(), at + went, List.of(WENT))),
            Standouts.of(known).stream()
                .map(
                    sentence ->
                        new MemoryFact.LearningRecorded(
                            goal.id(), at + sentence, List.of(STANDS_OUT))))
        .toList();
  }

  private static List<KnownFinding> findings(Goal goal, HiveState state, long beforeSeq) {
    var commit = commit(goal);
    return state.memory().findings().headMap(beforeSeq).values().stream()
        .filter(finding -> finding.finding().evidence().commit().equals(commit))
        .toList();
  }

  private static String commit(Goal goal) {
    return goal.commit().orElseThrow(() -> new IllegalStateException(goal.id() + " has no plan"));
  }

  private static String at(String commit) {
    return "At commit " + commit.substring(0, Math.min(COMMIT_CHARS, commit.length())) + ": ";
  }
}
