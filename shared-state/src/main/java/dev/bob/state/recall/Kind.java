package dev.bob.state.recall;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The sorts of things that a hive remembers. */
public enum Kind {
  FINDING,
  DECISION,
  LEARNING;

  /** The one of that name, as JSON has it. */
  public static Optional<Kind> named(String name) {
    return Arrays.stream(values()).filter(kind -> kind.toString().equals(name)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
