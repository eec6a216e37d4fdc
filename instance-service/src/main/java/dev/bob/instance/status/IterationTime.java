package dev.bob.instance.status;

import java.time.Duration;

/**
 * How long the iterations of one incarnation took: each from its start until it rests, or the next
 * begins.
 *
 * @param count how many have ended
 */
public record IterationTime(long count, Duration total) {
  public static final IterationTime NONE = new IterationTime(0, Duration.ZERO);

  IterationTime plus(Duration one) {
    return new IterationTime(count + 1, total.plus(one));
  }
}
