package dev.bob.state.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an instance is for. By number round again: 1 explorer, 2 builder, 3 reflector, … */
public enum Role {
  EXPLORER,
  BUILDER,
  REFLECTOR,
  COORDINATOR;

  /** The role that follows from the number of an id. */
  public static Role of(InstanceId id) {
    return values()[(id.number() - 1) % values().length];
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
