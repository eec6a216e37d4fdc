package dev.bob.state.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What it takes a person to mend a finding, least first. */
public enum Effort {
  MINUTES,
  HOURS,
  DAYS;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
