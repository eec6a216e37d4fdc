package dev.bob.state.fold;

import dev.bob.state.model.GoalId;
import dev.bob.state.model.TaskId;
import java.time.Instant;
import java.util.List;

/**
 * What a person wants.
 *
 * @param number 1, 2, …: the order in which goals were set
 * @param seq of the event that set it
 * @param setAt the person's wall clock
 * @param tasks in the order of the plan; empty before there is one
 */
public record Goal(
    GoalId id,
    int number,
    long seq,
    String text,
    Instant setAt,
    GoalState state,
    List<TaskId> tasks) {
  public Goal {
    tasks = List.copyOf(tasks);
  }

  Goal with(GoalState next) {
    return new Goal(id, number, seq, text, setAt, next, tasks);
  }

  Goal planned(String commit, List<TaskId> plan) {
    return new Goal(id, number, seq, text, setAt, new GoalState.Active(commit), plan);
  }
}
