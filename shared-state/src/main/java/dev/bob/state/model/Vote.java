package dev.bob.state.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a voter says of a proposal. An abstention counts among the voters, and for nobody. */
public enum Vote {
  YES,
  NO,
  ABSTAIN;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
