package dev.bob.state.presence;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A monotonic clock on which a standstill of its reader hardly counts: a laptop that slept, a
 * process that was frozen. Some kernels count sleep on their monotonic clocks (Windows), others do
 * not (Linux, macOS), and none leaves out SIGSTOP; to whoever waits for others only the time counts
 * in which it looked. Confined to one thread.
 */
public final class AwakeClock {
  private final LongSupplier nanoTime;
  private final long gapNanosMax;
  private long plannedNanos;
  private long lastNanos;
  private long awakeNanos;

  /**
   * @param nanoTime monotonic
   * @param gapMax how much a gap between two looks may count: more than the reader's usual pause
   */
  public AwakeClock(LongSupplier nanoTime, Duration gapMax) {
    this.nanoTime = nanoTime;
    this.gapNanosMax = gapMax.toNanos();
    this.lastNanos = nanoTime.getAsLong();
  }

  /** Lets the gap until the next look count that much more: the reader means to pause so long. */
  public void pausing(Duration planned) {
    plannedNanos = planned.toNanos();
  }

  /** The time since it was made, without the standstills. */
  public Duration look() {
    long now = nanoTime.getAsLong();
    awakeNanos += Math.min(now - lastNanos, plannedNanos + gapNanosMax);
    plannedNanos = 0;
    lastNanos = now;
    return Duration.ofNanos(awakeNanos);
  }
}
