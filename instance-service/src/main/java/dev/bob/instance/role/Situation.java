package dev.bob.instance.role;

import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Proposal;
import dev.bob.state.fold.Task;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.TaskId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an instance sees when it decides.
 *
 * @param me this incarnation, as the fold knows it
 * @param readyFor how long each ready task has been in sight
 * @param waitingFor how long each goal without a plan has been in sight
 * @param unansweredFor how long each question has waited for those who are to answer it now
 * @param proposedFor how long each proposal that is not closed has been in sight, by its {@link
 *     Proposal#since}: as this version, or as an accepted one
 * @param beyondMe kinds of ready tasks that its mind has no way to do
 */
public record Situation(
    Member me,
    HiveState state,
    Map<TaskId, Duration> readyFor,
    Map<GoalId, Duration> waitingFor,
    Map<Long, Duration> unansweredFor,
    Map<Long, Duration> proposedFor,
    Set<String> beyondMe) {
  public Situation {
    beyondMe = Set.copyOf(beyondMe);
    readyFor = Map.copyOf(readyFor);
    waitingFor = Map.copyOf(waitingFor);
    unansweredFor = Map.copyOf(unansweredFor);
    proposedFor = Map.copyOf(proposedFor);
  }

  /**
   * Ready tasks that may be begun now: a report waits until every finding has been checked, and who
   * changes files until nobody else does that may be the same ones.
   */
  public List<Task> startable() {
    boolean unchecked = !state.memory().unverified().isEmpty();
    return state.work().ready().stream()
        .filter(task -> !(unchecked && task.spec().kind().equals("report")))
        .filter(task -> state.work().holderOfFilesOf(task).isEmpty())
        .toList();
  }

  /** Findings whose evidence this instance has to check, oldest first. */
  public List<KnownFinding> toVerify() {
    return state.toVerify(me.id());
  }

  /** Whether something becomes a leader's duty by time alone. */
  public boolean awaitsTime() {
    return !waitingFor.isEmpty() || !unansweredFor.isEmpty() || !proposedFor.isEmpty();
  }

  public boolean leads() {
    return state.members().leader().map(Member::id).filter(me.id()::equals).isPresent();
  }

  /** 0 for the leader, 1 for who comes next, …: by number behind the leader. */
  public int rank() {
    var leader = state.members().leader().map(Member::id);
    if (leader.filter(me.id()::equals).isPresent()) {
      return 0;
    }
    return 1
        + (int)
            state.members().live().stream()
                .filter(member -> leader.filter(member.id()::equals).isEmpty())
                .takeWhile(member -> !member.id().equals(me.id()))
                .count();
  }

  /** Whether nobody else is there. */
  public boolean alone() {
    return state.members().live().size() == 1;
  }
}
