package dev.bob.state.fold;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.bob.state.model.TaskId;

/** What came of the person's answer to a question about a blocked task. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "consequence")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Consequence.Retried.class, name = "retried"),
  @JsonSubTypes.Type(value = Consequence.Cancelled.class, name = "cancelled"),
  @JsonSubTypes.Type(value = Consequence.Refused.class, name = "refused")
})
public sealed interface Consequence {
  TaskId task();

  /** The task is open again. */
  record Retried(TaskId task) implements Consequence {}

  /** The task is not done any more. */
  record Cancelled(TaskId task) implements Consequence {}

  /**
   * Nothing came of it.
   *
   * @param why one sentence for people
   */
  record Refused(TaskId task, String why) implements Consequence {}
}
