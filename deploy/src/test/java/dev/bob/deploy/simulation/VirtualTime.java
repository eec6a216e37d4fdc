package dev.bob.deploy.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only when nothing more is to be done at this moment; one thread. */
final class VirtualTime {
  private final PriorityQueue<Step> steps =
      new PriorityQueue<>(Comparator.comparingLong(Step::nanos).thenComparingLong(Step::number));
  private long nanos;
  private long number;

  /** What comes first is done first, also of what is to be done at the same moment. */
  private record Step(long nanos, long number, Runnable what) {}

  long nanos() {
    return nanos;
  }

  Duration now() {
    return Duration.ofNanos(nanos);
  }

  void after(Duration delay, Runnable what) {
    at(nanos + delay.toNanos(), what);
  }

  void at(long when, Runnable what) {
    steps.add(new Step(Math.max(when, nanos), number++, what));
  }

  /** Does the next thing; false if there is none. */
  boolean step() {
    var next = steps.poll();
    if (next == null) {
      return false;
    }
    nanos = next.nanos();
    next.what().run();
    return true;
  }

  /** A wall clock; nobody may decide by it. */
  Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return Instant.EPOCH.plusNanos(nanos);
      }

      @Override
      public java.time.ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }
    };
  }
}
