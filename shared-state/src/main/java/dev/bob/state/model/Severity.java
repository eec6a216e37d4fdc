package dev.bob.state.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much a finding matters, worst first: the order of the report. */
public enum Severity {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW,
  NOTE;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
