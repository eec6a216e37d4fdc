package dev.bob.instance.change;

import dev.bob.instance.status.InstanceLog;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Leaves alone for a moment what could not be done: it is due as before, and would be tried with
 * each look. For one thread.
 */
final class Setback {
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final InstanceLog log;
  private final LongSupplier nanoTime;
  private Optional<ChangeDue> failed = Optional.empty();
  private String why = "";
  private long nanos;

  /**
   * @param nanoTime monotonic
   */
  Setback(InstanceLog log, LongSupplier nanoTime) {
    this.log = log;
    this.nanoTime = nanoTime;
  }

  boolean holds(ChangeDue due) {
    return failed.equals(Optional.of(due)) && nanoTime.getAsLong() - nanos < PAUSE.toNanos();
  }

  /** Says so, once for each cause. */
  void remember(ChangeDue due, Exception cause) {
    var sentence = String.valueOf(cause.getMessage());
    if (!failed.equals(Optional.of(due)) || !why.equals(sentence)) {
      log.warn("%s waits: %s".formatted(due.series().change().id(), sentence));
    }
    failed = Optional.of(due);
    why = sentence;
    nanos = nanoTime.getAsLong();
  }

  void over() {
    failed = Optional.empty();
  }
}
