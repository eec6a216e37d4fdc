package dev.bob.state.view;

import dev.bob.state.log.Alarms;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What is done again and again: what keeps it from succeeding is an alarm until it succeeds. That
 * holds for bugs too, since another state of the hive may not meet them; errors are let through.
 * For one thread.
 */
final class Attempts {
  private static final Logger LOGGER = Logger.getLogger(Attempts.class);

  private static final String WHERE = "where the bug is";

  private final String trouble;
  private final Alarms alarms;
  private Optional<String> standing = Optional.empty();

  /** What may fail. */
  @FunctionalInterface
  interface Attempt {
    void run() throws IOException;
  }

  /**
   * @param trouble begins the sentence: {@code cannot do this for the moment}
   */
  Attempts(String trouble, Alarms alarms) {
    this.trouble = trouble;
    this.alarms = alarms;
  }

  void attempt(Attempt attempt) {
    try {
      attempt.run();
      become(Optional.empty());
    } catch (IOException e) {
      boolean news = become(Optional.of(Objects.requireNonNullElse(e.getMessage(), e.toString())));
      if (news && e.getCause() instanceof RuntimeException bug) {
        LOGGER.error(WHERE, bug);
      }
    } catch (RuntimeException e) {
      if (become(Optional.of("a bug: " + e))) {
        LOGGER.error(WHERE, e);
      }
    }
  }

  /** Whether that is something new. */
  private boolean become(Optional<String> cause) {
    var next = cause.map(what -> trouble + ", and tries again: " + what);
    if (next.equals(standing)) {
      return false;
    }
    standing.ifPresent(alarms::clear);
    next.ifPresent(alarms::raise);
    standing = next;
    return true;
  }
}
