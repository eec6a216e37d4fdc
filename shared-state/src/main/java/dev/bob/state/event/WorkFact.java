package dev.bob.state.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Priority;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.TaskSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Goals, and the tasks they are divided into. */
public sealed interface WorkFact extends Fact {
  int TEXT_CHARS_MAX = 4_000;

  /**
   * {@code goal.set}, by a person: the fold gives the id.
   *
   * @param priority absent if the person says nothing: it is normal
   */
  record GoalSet(String text, Optional<Priority> priority) implements WorkFact {
    /** As urgent as any other. */
    public GoalSet(String text) {
      this(text, Optional.empty());
    }

    public GoalSet {
      flaw(text)
          .ifPresent(
              sentence -> {
                throw new IllegalArgumentException(sentence);
              });
    }

    /** One sentence that says why a text is no goal; empty if it is one. */
    public static Optional<String> flaw(String text) {
      return text.isBlank() || text.length() > TEXT_CHARS_MAX
          ? Optional.of("a goal has 1 to " + TEXT_CHARS_MAX + " characters")
          : Optional.empty();
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

  /** What is stated about one task. */
  sealed interface AboutTask extends WorkFact {
    TaskId task();
  }

  /** {@code task.assigned}, by the leader: an offer that the named member may take or decline. */
  record TaskAssigned(TaskId task, InstanceId instance) implements AboutTask {}

  /** {@code task.declined}, by the member that it was assigned to, or that was asked to help. */
  record TaskDeclined(TaskId task, String reason) implements AboutTask {}

  /** {@code task.claimed}, by a member: the event's seq is the fencing token. */
  record TaskClaimed(TaskId task) implements AboutTask {}

  /**
   * {@code task.paired}, by the leader: that member is asked to check at once what the claimer with
   * that token finds, until all of that is checked, or the helper claims a task itself, takes no
   * work any more, or declines.
   */
  record TaskPaired(TaskId task, long token, InstanceId helper) implements AboutTask {}

  /**
   * {@code task.completed}, by the claimer, with the token of its claim.
   *
   * @param tookMillis how long the work took on the claimer's monotonic clock, 0 or more; absent if
   *     it was not measured
   */
  record TaskCompleted(TaskId task, long token, JsonNode result, OptionalLong tookMillis)
      implements AboutTask {
    /** Not measured. */
    public TaskCompleted(TaskId task, long token, JsonNode result) {
      this(task, token, result, OptionalLong.empty());
    }

    public TaskCompleted {
      result = PlainJson.copy(result);
      requireDuration(tookMillis);
    }
  }

  /**
   * {@code task.failed}, by the claimer: it is ready again, or blocked after three attempts.
   *
   * @param tookMillis as of {@link TaskCompleted}, until it was given up
   */
  record TaskFailed(TaskId task, long token, String reason, OptionalLong tookMillis)
      implements AboutTask {
    /** Not measured. */
    public TaskFailed(TaskId task, long token, String reason) {
      this(task, token, reason, OptionalLong.empty());
    }

    public TaskFailed {
      requireDuration(tookMillis);
    }
  }

  /**
   * {@code task.retried}, by a person: a blocked or cancelled task is open again, and what was
   * blocked behind it.
   */
  record TaskRetried(TaskId task) implements AboutTask {}

  /**
   * {@code task.cancelled}, by a person: nobody begins it, what its claimer still says of it is
   * refused, and what waits for it is blocked.
   */
  record TaskCancelled(TaskId task) implements AboutTask {}

  private static void requireDuration(OptionalLong millis) {
    if (millis.isPresent() && millis.getAsLong() < 0) {
      throw new IllegalArgumentException("no work takes " + millis.getAsLong() + " ms");
    }
  }
}
