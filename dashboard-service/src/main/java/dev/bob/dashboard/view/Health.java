package dev.bob.dashboard.view;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a service's readiness endpoint said last. */
public enum Health {
  /** Nobody has asked yet. */
  UNKNOWN,
  UP,
  DOWN,
  /** No answer within the limit, or no whole one. */
  UNREACHABLE;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
