package dev.bob.orchestrator;

import java.io.IOException;

/**
 * The orchestrator cannot run as it was told to; the message is one sentence with the remedy, and a
 * retry does not help before that.
 */
final class Refused extends IOException {
  private static final long serialVersionUID = 1L;

  Refused(String sentence) {
    super(sentence);
  }
}
