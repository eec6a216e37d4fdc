package dev.bob.state.fold;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where a question stands: open → (escalated →) answered or expired. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
  @JsonSubTypes.Type(value = QuestionState.Open.class, name = "open"),
  @JsonSubTypes.Type(value = QuestionState.Escalated.class, name = "escalated"),
  @JsonSubTypes.Type(value = QuestionState.Answered.class, name = "answered"),
  @JsonSubTypes.Type(value = QuestionState.Expired.class, name = "expired")
})
public sealed interface QuestionState {
  /** Those whom it names are to answer. */
  record Open() implements QuestionState {}

  /**
   * @param to the instance that is to answer in their place, or {@code person}
   */
  record Escalated(String to) implements QuestionState {}

  /**
   * @param seq of the first answer
   */
  record Answered(long seq) implements QuestionState {}

  record Expired(String reason) implements QuestionState {}

  /** Whether somebody is still to answer. */
  default boolean pending() {
    return switch (this) {
      case Open _, Escalated _ -> true;
      case Answered _, Expired _ -> false;
    };
  }
}
