package dev.bob.state.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** The id of a task: its goal and its name within the plan, {@code goal_1.inventory}. */
public record TaskId(@JsonValue String value) {
  private static final Pattern TEXT =
      Pattern.compile("goal_[1-9][0-9]{0,8}\\.[a-z][a-z0-9-]{0,62}");

  /** Reads one; empty if it is anything else. */
  public static Optional<TaskId> find(String text) {
    return TEXT.matcher(text).matches() ? Optional.of(new TaskId(text)) : Optional.empty();
  }

  @JsonCreator
  public TaskId {
    if (!TEXT.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "not a task id (goal_1.inventory): " + Clip.clip(value, 40));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
