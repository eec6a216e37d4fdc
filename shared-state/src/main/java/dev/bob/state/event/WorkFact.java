package dev.bob.state.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.TaskSpec;
import java.util.List;

/** Goals, and the tasks they are divided into. */
public sealed interface WorkFact extends Fact {
  int TEXT_CHARS_MAX = 4_000;

  /** {@code goal.set}, by a person: the fold gives the id. */
  record GoalSet(String text) implements WorkFact {
    public GoalSet {
      if (text.isBlank() || text.length() > TEXT_CHARS_MAX) {
        throw new IllegalArgumentException("a goal has 1 to " + TEXT_CHARS_MAX + " characters");
      }
    }
  }

  /** {@code goal.refused}, by a member: no mind here can serve it; the reason says what can. */
  record GoalRefused(GoalId goal, String reason) implements WorkFact {}

  /**
   * {@code goal.planned}, by a member: the whole plan in one event; the first one wins.
   *
   * @param commit full hex id of the commit that the goal is about from now on
   */
  record GoalPlanned(GoalId goal, String commit, List<TaskSpec> tasks) implements WorkFact {
    public GoalPlanned {
      tasks = List.copyOf(tasks);
    }
  }

  /** {@code goal.cancelled}, by a person: its open and claimed tasks are cancelled. */
  record GoalCancelled(GoalId goal) implements WorkFact {}

  /** {@code task.assigned}, by the leader: an offer that the named member may take or decline. */
  record TaskAssigned(TaskId task, InstanceId instance) implements WorkFact {}

  /** {@code task.declined}, by the member that it was assigned to. */
  record TaskDeclined(TaskId task, String reason) implements WorkFact {}

  /** {@code task.claimed}, by a member: the event's seq is the fencing token. */
  record TaskClaimed(TaskId task) implements WorkFact {}

  /** {@code task.completed}, by the claimer, with the token of its claim. */
  record TaskCompleted(TaskId task, long token, JsonNode result) implements WorkFact {
    public TaskCompleted {
      result = PlainJson.copy(result);
    }
  }

  /** {@code task.failed}, by the claimer: it is ready again, or blocked after three attempts. */
  record TaskFailed(TaskId task, long token, String reason) implements WorkFact {}
}
