package dev.bob.state.view;

import dev.bob.state.log.Alarms;
import dev.bob.state.log.Trouble;
import java.io.IOException;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * What is done again and again: what keeps it from succeeding is an alarm until it succeeds. That
 * holds for bugs too, since another state of the hive may not meet them; errors are let through.
 * For one thread.
 */
final class Attempts {
  private static final Logger LOGGER = Logger.getLogger(Attempts.class);

  private static final String WHERE = "where the bug is";

  private final Trouble trouble;

  /** What may fail. */
  @FunctionalInterface
  interface Attempt {
    void run() throws IOException;
  }

  /**
   * @param beginning of the sentence: {@code cannot do this for the moment}
   */
  Attempts(String beginning, Alarms alarms) {
    this.trouble = new Trouble(beginning + ", and tries again: ", alarms);
  }

  void attempt(Attempt attempt) {
    try {
      attempt.run();
      trouble.over();
    } catch (IOException e) {
      boolean news = trouble.stands(Objects.requireNonNullElse(e.getMessage(), e.toString()));
      if (news && e.getCause() instanceof RuntimeException bug) {
        LOGGER.error(WHERE, bug);
      }
    } catch (RuntimeException e) {
      if (trouble.stands("a bug: " + e)) {
        LOGGER.error(WHERE, e);
      }
    }
  }
}
