package dev.bob.instance.mind;

import dev.bob.state.model.Role;

/**
 * How a voter comes to its evidence: several roles look in several ways, so that one error does not
 * convince all.
 */
public enum Way {
  /** Runs the proof again, as it was made. */
  PROOF,
  /** Looks at the bytes of the files themselves, past what made the proof. */
  BYTES,
  /** Looks whether it is still so at the HEAD of now. */
  HEAD;

  public static Way of(Role role) {
    return switch (role) {
      case EXPLORER -> PROOF;
      case BUILDER -> BYTES;
      case REFLECTOR -> HEAD;
      case COORDINATOR -> PROOF;
    };
  }
}
