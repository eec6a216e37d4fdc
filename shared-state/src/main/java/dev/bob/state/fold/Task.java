package dev.bob.state.fold;

import dev.bob.state.model.Clip;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.TaskSpec;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * A task of a plan.
 *
 * @param since seq of the last change of its state
 * @param failures how often a claimer gave it up, 0 to {@value #FAILURES_MAX}
 * @param losses how many claimers in a row were lost with it
 * @param declinedBy who does not want it
 * @param declines why, of each of them but who has claimed it itself since
 * @param helper who was asked to check what its newest claimer finds; it still does so with what is
 *     unchecked when the claim ends
 */
public record Task(
    TaskId id,
    GoalId goal,
    TaskSpec spec,
    TaskState state,
    long since,
    int failures,
    int losses,
    PSet<InstanceId> declinedBy,
    PMap<InstanceId, String> declines,
    Optional<InstanceId> helper) {
  public static final int FAILURES_MAX = 3;
  public static final int LOSSES_IN_A_ROW_MAX = 3;
  private static final int DECLINE_CHARS_MAX = 300;

  /** Of a plan that came with that event, or asked for by it: nobody has begun it. */
  static Task planned(GoalId goal, TaskSpec spec, long seq) {
    return new Task(
        Work.taskId(goal, spec.name()),
        goal,
        spec,
        unassigned(),
        seq,
        0,
        0,
        HashTreePSet.empty(),
        HashTreePMap.empty(),
        Optional.empty());
  }

  Task with(TaskState next, long seq) {
    return new Task(id, goal, spec, next, seq, failures, losses, declinedBy, declines, helper);
  }

  Task claimed(TaskState.Claimed claim) {
    return new Task(
        id,
        goal,
        spec,
        claim,
        claim.token(),
        failures,
        losses,
        declinedBy,
        declines.minus(claim.instance()),
        Optional.empty());
  }

  Task declined(InstanceId by, String reason, long seq) {
    return new Task(
        id,
        goal,
        spec,
        unassigned(),
        seq,
        failures,
        losses,
        declinedBy.plus(by),
        declines.plus(by, Clip.clip(reason, DECLINE_CHARS_MAX)),
        helper);
  }

  /** With that member at the claimer's side, or nobody. */
  Task helpedBy(Optional<InstanceId> next) {
    return new Task(id, goal, spec, state, since, failures, losses, declinedBy, declines, next);
  }

  /** Its helper does not want to help, nor to be asked for it otherwise. */
  Task helpDeclined(InstanceId by, String reason) {
    return new Task(
        id,
        goal,
        spec,
        state,
        since,
        failures,
        losses,
        declinedBy.plus(by),
        declines.plus(by, Clip.clip(reason, DECLINE_CHARS_MAX)),
        Optional.empty());
  }

  /** As if that one had never declined it. */
  Task askedAnew(InstanceId by) {
    return new Task(
        id,
        goal,
        spec,
        state,
        since,
        failures,
        losses,
        declinedBy.minus(by),
        declines.minus(by),
        helper);
  }

  /** Given up by its claimer: ready again, or blocked at the third time. */
  Task failed(String reason, long seq) {
    var next = failures + 1 >= FAILURES_MAX ? new TaskState.Blocked(reason) : unassigned();
    return new Task(id, goal, spec, next, seq, failures + 1, 0, declinedBy, declines, helper);
  }

  /** Offered to nobody any more. */
  Task withdrawn(long seq) {
    return new Task(
        id, goal, spec, unassigned(), seq, failures, losses, declinedBy, declines, helper);
  }

  /** Left by a claimer in order, which ends a row of losses. */
  Task released(long seq) {
    return new Task(id, goal, spec, unassigned(), seq, failures, 0, declinedBy, declines, helper);
  }

  /** Its claimer was lost: ready again, or blocked if that was the third in a row. */
  Task lost(long seq) {
    var next =
        losses + 1 >= LOSSES_IN_A_ROW_MAX
            ? new TaskState.Blocked(
                "the instance that worked on it was lost "
                    + LOSSES_IN_A_ROW_MAX
                    + " times in a row")
            : unassigned();
    return new Task(id, goal, spec, next, seq, failures, losses + 1, declinedBy, declines, helper);
  }

  /** Tried anew at a person's word: what was counted against it counts no more. */
  Task retried(long seq) {
    return new Task(
        id,
        goal,
        spec,
        unassigned(),
        seq,
        0,
        0,
        HashTreePSet.empty(),
        HashTreePMap.empty(),
        Optional.empty());
  }

  /** Whether it cannot be begun before that one is done. */
  boolean waitsFor(Task other) {
    return !spec.toleratesBlocked() && spec.dependsOn().contains(other.spec().name());
  }

  /** Whether it waits for that task, which came to nothing. */
  boolean stoppedBy(Task vain) {
    return !state.settled() && waitsFor(vain);
  }

  /** Whether there may be a file that both change. */
  public boolean sharesFilesWith(Task other) {
    return spec.edits().stream()
        .map(FileGlob::new)
        .anyMatch(glob -> other.spec().edits().stream().map(FileGlob::new).anyMatch(glob::meets));
  }

  /** Whether that member is at its claimer's side now. */
  boolean isHelpedBy(InstanceId member) {
    return claim().isPresent() && helper.equals(Optional.of(member));
  }

  /** The claim, if it is claimed now. */
  public Optional<TaskState.Claimed> claim() {
    return state instanceof TaskState.Claimed claimed ? Optional.of(claimed) : Optional.empty();
  }

  private static TaskState unassigned() {
    return new TaskState.Open(Optional.empty());
  }
}
