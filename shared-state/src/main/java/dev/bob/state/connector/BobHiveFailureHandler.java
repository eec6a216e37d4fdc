package dev.bob.state.connector;

import dev.bob.state.log.LogException;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Decides what follows when a message could not be handled.
 *
 * @param retriesMax how often a message is delivered again; more gives a handler more time to
 *     recover, and holds up the messages behind for longer
 * @param interval before the first retry; it doubles each time
 */
record BobHiveFailureHandler(int retriesMax, Duration interval) {
  private static final Duration INTERVAL_MAX = Duration.ofSeconds(5);
  private static final int CAUSES_MAX = 20;

  /** What is done about it. */
  sealed interface Remedy {
    record Retry(Duration after) implements Remedy {}

    record DeadLetter() implements Remedy {}
  }

  BobHiveFailureHandler {
    if (retriesMax < 0 || interval.isNegative()) {
      throw new IllegalArgumentException(
          "max-retries and retry-interval-millis must not be negative");
    }
  }

  /**
   * What is done after so many failures of one message.
   *
   * @param failures 1 or more
   */
  Remedy remedy(int failures, Throwable cause) {
    if (failures > retriesMax || isOf(MessageRejected.class, cause)) {
      return new Remedy.DeadLetter();
    }
    return new Remedy.Retry(backoff(failures));
  }

  /** How long to wait after so many failures in a row. */
  Duration backoff(int failures) {
    var after = interval;
    for (int i = 1; i < failures && after.compareTo(INTERVAL_MAX) < 0; i++) {
      after = after.multipliedBy(2);
    }
    return after.compareTo(INTERVAL_MAX) < 0 ? after : INTERVAL_MAX;
  }

  /**
   * Whether the log failed. That is not the message's fault: it is tried again for as long as the
   * incarnation lives, and does not count.
   */
  static boolean isOfLog(Throwable cause) {
    return isOf(LogException.class, cause);
  }

  private static boolean isOf(Class<? extends Throwable> kind, Throwable cause) {
    return Stream.iterate(cause, next -> next != null, Throwable::getCause)
        .limit(CAUSES_MAX)
        .anyMatch(kind::isInstance);
  }
}
