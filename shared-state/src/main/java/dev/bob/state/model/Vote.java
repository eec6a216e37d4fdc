package dev.bob.state.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** What a voter says of a proposal. An abstention counts among the voters, and for nobody. */
public enum Vote {
  YES,
  NO,
  ABSTAIN;

  /** What contradicts it; nothing contradicts an abstention. */
  public Optional<Vote> opposite() {
    return switch (this) {
      case YES -> Optional.of(NO);
      case NO -> Optional.of(YES);
      case ABSTAIN -> Optional.empty();
    };
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
