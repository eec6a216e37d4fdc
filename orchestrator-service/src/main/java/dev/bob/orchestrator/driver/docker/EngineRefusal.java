package dev.bob.orchestrator.driver.docker;

import java.io.IOException;

/** The Engine answered, and it was no. The message names what was asked for and its reason. */
final class EngineRefusal extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  EngineRefusal(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  /** Of HTTP. */
  int status() {
    return status;
  }
}
