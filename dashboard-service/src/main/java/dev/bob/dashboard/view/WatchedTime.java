package dev.bob.dashboard.view;

import java.util.function.LongSupplier;

/**
 * Time that passes only while it is let: a rest, in which nobody looks and so no heartbeat can be
 * seen to move, is no silence of anybody. Begins with none, standing still. May be called from any
 * thread.
 */
final class WatchedTime {
  private final LongSupplier nanoTime;
  private boolean passes;
  private long passedNanos;
  private long sinceNanos;

  /**
   * @param nanoTime monotonic
   */
  WatchedTime(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** What has passed, in all; never less than it was. */
  synchronized long nanos() {
    return passes ? passedNanos + nanoTime.getAsLong() - sinceNanos : passedNanos;
  }

  synchronized void pass() {
    passedNanos = nanos();
    sinceNanos = nanoTime.getAsLong();
    passes = true;
  }

  synchronized void stand() {
    passedNanos = nanos();
    passes = false;
  }
}
