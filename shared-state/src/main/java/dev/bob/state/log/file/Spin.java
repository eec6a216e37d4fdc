package dev.bob.state.log.file;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * A short wait that keeps the processor, since going to sleep and being woken costs as much as a
 * whole append. It is only worth it where the wait is short as a rule: while the last waits were
 * longer, nobody spins. May be used from any thread.
 */
final class Spin {
  private final long nanosMax;
  private final AtomicLong usualNanos = new AtomicLong();

  /**
   * @param nanosMax how long to spin at most; more bears slower disks, and takes as much from
   *     others
   */
  Spin(long nanosMax) {
    this.nanosMax = nanosMax;
  }

  /** Returns when the condition holds, or when it is time to sleep; whether it holds. */
  boolean await(BooleanSupplier condition) {
    long start = System.nanoTime();
    long end = start + (usualNanos.get() <= nanosMax ? nanosMax : 0);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() >= end) {
        return false;
      }
      Thread.yield();
    }
    return true;
  }

  /** Tells how long a wait took in the end, spinning and sleeping. */
  void waited(long nanos) {
    // A few odd ones change little, however long; a lost update between two threads neither.
    usualNanos.set((usualNanos.get() * 7 + Math.min(nanos, 8 * nanosMax)) / 8);
  }
}
