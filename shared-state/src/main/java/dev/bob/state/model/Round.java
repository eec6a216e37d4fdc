package dev.bob.state.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is going on in a deliberation, in this order. */
public enum Round {
  /** Each voter says where it stands, by evidence of its own. */
  POSITIONS,
  /** Each voter looks at the evidence of one that stands elsewhere. */
  CRITIQUE,
  VOTE;

  /** The one after it; the vote is the last. */
  public Round next() {
    return this == POSITIONS ? CRITIQUE : VOTE;
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
