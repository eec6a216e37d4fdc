package dev.bob.state.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How an instance comes to its evidence. Several roles vote by several ways, and a finding is
 * looked at a second time in another way than the first, so that one error does not convince all.
 */
public enum Way {
  /** Runs the proof again, as it was made. */
  PROOF,
  /** Looks at the bytes of the files themselves, past what made the proof. */
  BYTES,
  /** Looks whether it is still so at the HEAD of now. */
  HEAD;

  /** In which a member of that role weighs proposals. */
  public static Way of(Role role) {
    return switch (role) {
      case EXPLORER -> PROOF;
      case BUILDER -> BYTES;
      case REFLECTOR -> HEAD;
      case COORDINATOR -> PROOF;
    };
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
