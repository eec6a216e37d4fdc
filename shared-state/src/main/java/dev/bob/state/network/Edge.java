package dev.bob.state.network;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What one does with another, and how often.
 *
 * @param count 1 or more
 */
public record Edge(String from, String to, Kind kind, int count) {
  /** A closed set, so that a page can draw each in its own way. */
  public enum Kind {
    /** Sends messages; questions and answers apart. */
    TALKS,
    ASKS,
    ANSWERS,
    /** Has looked at the other's evidence, which holds. */
    CONFIRMS,
    /** Has looked at the other's evidence, which contradicts the finding. */
    REFUTES;

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
