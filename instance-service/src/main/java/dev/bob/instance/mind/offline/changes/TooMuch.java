package dev.bob.instance.mind.offline.changes;

import java.io.IOException;

/** Something is larger than it may be; the message is one sentence for people. */
final class TooMuch extends IOException {
  private static final long serialVersionUID = 1L;

  TooMuch(String sentence) {
    super(sentence);
  }
}
