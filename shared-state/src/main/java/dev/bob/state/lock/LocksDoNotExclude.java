package dev.bob.state.lock;

import java.io.IOException;

/** The volume gives a lock to two at once; a retry does not help, another volume does. */
public final class LocksDoNotExclude extends IOException {
  private static final long serialVersionUID = 1L;

  LocksDoNotExclude(String sentence) {
    super(sentence);
  }
}
