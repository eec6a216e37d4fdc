package dev.bob.state.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The id of a change in the queue: {@code change_1}, {@code change_2}, … in the order of the log.
 */
public record ChangeId(@JsonValue String value) {
  private static final String PREFIX = "change_";
  private static final Pattern TEXT = Pattern.compile(PREFIX + "[1-9][0-9]{0,8}");

  @JsonCreator
  public ChangeId {
    if (!TEXT.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "not a change id (change_1, change_2, …): " + Clip.clip(value, 40));
    }
  }

  public ChangeId(int number) {
    this(PREFIX + number);
  }

  /** 1 or more. */
  public int number() {
    return Integer.parseInt(value.substring(PREFIX.length()));
  }

  /** Of the branch that brings it. */
  public String branch() {
    return "bob/" + value;
  }

  @Override
  public String toString() {
    return value;
  }
}
