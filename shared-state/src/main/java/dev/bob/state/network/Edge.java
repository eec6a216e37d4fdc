package dev.bob.state.network;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What one does with another, and how often.
 *
 * @param count 1 or more
 */
public record Edge(String from, String to, Kind kind, int count) {
  Edge times(int times) {
    return new Edge(from, to, kind, times);
  }

  /** A closed set, so that a page can draw each in its own way. */
  public enum Kind {
    /** Sends messages; questions and answers apart. */
    TALKS,
    ASKS,
    ANSWERS,
    /** Has looked at the other's evidence, which holds. */
    CONFIRMS,
    /** Has looked at the other's evidence, which contradicts the finding. */
    REFUTES,
    /**
     * Goes on with what the other did: proposes something about its finding, its word or its task,
     * or works on a task that rests on the other's task or proposal.
     */
    BUILDS_ON;

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
