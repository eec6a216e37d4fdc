package dev.bob.state.fold;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.TaskId;

/** What a member asks about by itself, so that its question has an end and an effect. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "about")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Concern.OfBlocked.class, name = "blocked"),
  @JsonSubTypes.Type(value = Concern.OfUncheckable.class, name = "uncheckable")
})
public sealed interface Concern {
  /**
   * A task that is blocked: the person says whether to retry or to cancel it.
   *
   * @param since seq of the event that blocked it
   */
  record OfBlocked(TaskId task, long since) implements Concern {}

  /** A finding that its verifier could not check: its author says how it is shown. */
  record OfUncheckable(FindingId finding) implements Concern {}

  /** Whether it is still as it was when the question was asked. */
  default boolean lasts(HiveState state) {
    return switch (this) {
      case OfBlocked(var id, var since) ->
          state
              .work()
              .task(id)
              .filter(task -> task.since() == since && task.state() instanceof TaskState.Blocked)
              .isPresent();
      case OfUncheckable(var id) ->
          state
              .memory()
              .find(id)
              .filter(known -> known.state() instanceof FindingState.Reported)
              .isPresent();
    };
  }
}
