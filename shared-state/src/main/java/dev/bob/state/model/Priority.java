package dev.bob.state.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** How urgent a goal is, least first. Work of the more urgent one is begun first. */
public enum Priority {
  LOW,
  NORMAL,
  HIGH;

  /** Reads {@code high}; anything that is none is an {@link IllegalArgumentException}. */
  public static Priority named(String text) {
    return Arrays.stream(values())
        .filter(priority -> priority.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a priority is low, normal or high, not " + Clip.clip(text, 40)));
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
