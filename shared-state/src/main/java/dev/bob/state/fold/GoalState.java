package dev.bob.state.fold;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where a goal stands: waiting → active → finished; or refused; or cancelled. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
  @JsonSubTypes.Type(value = GoalState.Waiting.class, name = "waiting"),
  @JsonSubTypes.Type(value = GoalState.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = GoalState.Active.class, name = "active"),
  @JsonSubTypes.Type(value = GoalState.Finished.class, name = "finished"),
  @JsonSubTypes.Type(value = GoalState.Cancelled.class, name = "cancelled")
})
public sealed interface GoalState {
  /** Nobody has planned it yet. */
  record Waiting() implements GoalState {}

  record Refused(String reason) implements GoalState {}

  /**
   * @param commit full hex id of the commit it is about
   */
  record Active(String commit) implements GoalState {}

  /** Every task is done, blocked or cancelled. @param blocked how many of them are blocked */
  record Finished(String commit, int blocked) implements GoalState {}

  record Cancelled() implements GoalState {}

  /** Whether something may still happen to it. */
  default boolean open() {
    return this instanceof Waiting || this instanceof Active;
  }
}
