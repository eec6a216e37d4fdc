package dev.bob.orchestrator.driver;

import java.io.IOException;

/**
 * What runs the instances does not answer, or nothing can be started with it now. Nothing follows
 * for any instance: whatever was under way may have happened or not, and the next look tells.
 * Retrying helps once what the message says is mended.
 */
public final class DriverUnavailable extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence names what does not answer, and the remedy
   */
  public DriverUnavailable(String sentence) {
    super(sentence);
  }

  public DriverUnavailable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
