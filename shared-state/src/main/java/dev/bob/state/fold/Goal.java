package dev.bob.state.fold;

import dev.bob.state.model.GoalId;
import dev.bob.state.model.Priority;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.TaskSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person wants.
 *
 * @param number 1, 2, …: the order in which goals were set
 * @param seq of the event that set it
 * @param setAt the person's wall clock
 * @param priority absent if it is normal
 * @param proposal the accepted one that set it; absent if a person or a program did
 * @param tasks in the order of the plan, then those that were asked for; empty before there is one
 * @param wanted the one task that its plan is to be, where a message asked for that task alone
 */
public record Goal(
    GoalId id,
    int number,
    long seq,
    String text,
    Instant setAt,
    GoalState state,
    List<TaskId> tasks,
    Optional<Priority> priority,
    Optional<ProposalId> proposal,
    Optional<TaskSpec> wanted) {
  public Goal {
    tasks = List.copyOf(tasks);
    priority = priority.filter(one -> one != Priority.NORMAL); // so equal goals look the same
  }

  public Priority urgency() {
    return priority.orElse(Priority.NORMAL);
  }

  /** The commit that it is about, once it is planned; a cancelled one has none. */
  public Optional<String> commit() {
    return switch (state) {
      case GoalState.Active(var commit) -> Optional.of(commit);
      case GoalState.Finished(var commit, var _) -> Optional.of(commit);
      case GoalState.Waiting _, GoalState.Refused _, GoalState.Cancelled _ -> Optional.empty();
    };
  }

  Goal with(GoalState next) {
    return new Goal(id, number, seq, text, setAt, next, tasks, priority, proposal, wanted);
  }

  /** Set by that accepted proposal. */
  Goal setBy(ProposalId by) {
    return new Goal(id, number, seq, text, setAt, state, tasks, priority, Optional.of(by), wanted);
  }

  /** With that one task as its whole plan. */
  Goal wanting(TaskSpec only) {
    return new Goal(
        id, number, seq, text, setAt, state, tasks, priority, proposal, Optional.of(only));
  }

  Goal planned(String commit, List<TaskId> plan) {
    return new Goal(
        id,
        number,
        seq,
        text,
        setAt,
        new GoalState.Active(commit),
        plan,
        priority,
        proposal,
        wanted);
  }

  /** With one more task, of an active goal. */
  Goal plus(TaskId task) {
    var all = Stream.concat(tasks.stream(), Stream.of(task)).toList();
    return new Goal(id, number, seq, text, setAt, state, all, priority, proposal, wanted);
  }
}
