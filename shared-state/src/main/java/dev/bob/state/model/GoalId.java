package dev.bob.state.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The id of a goal: {@code goal_1}, {@code goal_2}, …, given by the fold. */
public record GoalId(@JsonValue String value) {
  private static final Pattern TEXT = Pattern.compile("goal_[1-9][0-9]{0,8}");

  @JsonCreator
  public GoalId {
    if (!TEXT.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "not a goal id (goal_1, goal_2, …): " + Clip.clip(value, 40));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
