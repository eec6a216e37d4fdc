package dev.bob.state.presence;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an instance does at this moment. */
public enum Activity {
  STARTING,
  IDLE,
  THINKING,
  ACTING,
  WAITING,
  PAUSED,
  DRAINING,
  STOPPED;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
