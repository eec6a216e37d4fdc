package dev.bob.state.log.file;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * A short wait that keeps the processor, since going to sleep and being woken costs as much as a
 * whole append. It is only worth it where the wait is short as a rule: while the last waits were
 * longer, nobody spins, but for one of many that tries again. May be used from any thread.
 */
final class Spin {
  /** More finds out later that waits are short again, less spins more often in vain. */
  private static final int TRY_AGAIN_EVERY = 32;

  private final long nanosMax;
  private final AtomicLong usualNanos = new AtomicLong();
  private final AtomicInteger longWaits = new AtomicInteger();

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
    boolean tries = usualNanos.get() > nanosMax && isTurnToTry();
    long end = start + (tries || usualNanos.get() <= nanosMax ? nanosMax : 0);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() >= end) {
        return false;
      }
      Thread.yield();
    }
    if (tries) {
      // What one sleeps through takes longer for that alone, and would be called long for good.
      usualNanos.set(System.nanoTime() - start);
    }
    return true;
  }

  private boolean isTurnToTry() {
    return longWaits.incrementAndGet() % TRY_AGAIN_EVERY == 0;
  }

  /** Tells how long a wait took in the end, spinning and sleeping. */
  void waited(long nanos) {
    // A few odd ones change little, however long; a lost update between two threads neither.
    usualNanos.set((usualNanos.get() * 7 + Math.min(nanos, 8 * nanosMax)) / 8);
  }
}
