package dev.bob.state.fold;

import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import java.time.Instant;
import java.util.List;

/** What is worth knowing the next time. @param seq of its event: its identity */
public record Learning(
    long seq, GoalId goal, InstanceId author, String text, List<String> tags, Instant at) {
  /** Whether the other is the same again, of the same author. */
  boolean says(Learning other) {
    return goal.equals(other.goal) && author.equals(other.author) && text.equals(other.text);
  }
}
