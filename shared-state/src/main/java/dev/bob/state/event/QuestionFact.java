package dev.bob.state.event;

import dev.bob.state.model.Clip;

/**
 * What becomes of a question that nobody has answered in time. It is asked, answered and passed by
 * messages of the types {@code question}, {@code answer} and {@code pass}.
 */
public sealed interface QuestionFact extends Fact {
  int REASON_CHARS_MAX = 500;

  /**
   * {@code question.escalated}, by a member: from here on another one is to answer it.
   *
   * @param question the seq of the message that asked it
   * @param to an instance id, or {@code person}
   */
  record Escalated(long question, String to) implements QuestionFact {}

  /**
   * {@code question.expired}, by a member: nobody is asked any more, and the asker is told.
   *
   * @param question the seq of the message that asked it
   * @param reason one sentence
   */
  record Expired(long question, String reason) implements QuestionFact {
    public Expired {
      reason = Clip.clip(reason, REASON_CHARS_MAX);
    }
  }
}
