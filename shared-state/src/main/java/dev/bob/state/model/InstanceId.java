package dev.bob.state.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a member: {@code instance_1}, {@code instance_2}, … Its number is what the rest (role,
 * rank, order) follows from.
 *
 * @param number 1 to {@value #NUMBER_MAX}
 */
public record InstanceId(int number) implements Comparable<InstanceId> {
  public static final int NUMBER_MAX = 99_999;
  private static final Pattern TEXT = Pattern.compile("instance_([1-9][0-9]{0,4})");

  public InstanceId {
    if (number < 1 || number > NUMBER_MAX) {
      throw new IllegalArgumentException("instance number out of 1.." + NUMBER_MAX + ": " + number);
    }
  }

  /** Reads {@code instance_7}; empty if it is anything else. */
  public static Optional<InstanceId> find(String text) {
    var matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(new InstanceId(Integer.parseInt(matcher.group(1))))
        : Optional.empty();
  }

  /** Reads {@code instance_7}; anything else is an {@link IllegalArgumentException}. */
  @JsonCreator
  public static InstanceId parse(String text) {
    return find(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "not an instance id (instance_1, instance_2, …): " + Clip.clip(text, 40)));
  }

  @Override
  public int compareTo(InstanceId other) {
    return Integer.compare(number, other.number);
  }

  @JsonValue
  @Override
  public String toString() {
    return "instance_" + number;
  }
}
