package dev.bob.state.fold;

import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is worth knowing the next time.
 *
 * @param seq of its event: its identity
 * @param retired who took it back, and why; it is kept all the same
 */
public record Learning(
    long seq,
    GoalId goal,
    InstanceId author,
    String text,
    List<String> tags,
    Instant at,
    Optional<Retirement> retired) {

  /**
   * @param by an instance, or the person
   */
  public record Retirement(String by, String reason, Instant at) {}

  Learning retired(Retirement retirement) {
    return new Learning(seq, goal, author, text, tags, at, Optional.of(retirement));
  }

  /** Whether the other is the same again, of the same author. */
  boolean says(Learning other) {
    return goal.equals(other.goal) && author.equals(other.author) && text.equals(other.text);
  }
}
