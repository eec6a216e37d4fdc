package dev.bob.instance.loop;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How long things have been in sight, on the own monotonic clock: nobody's wall clock decides.
 * Confined to one thread.
 */
final class Sightings<K> {
  private final LongSupplier nanoTime;
  private final Map<K, Long> since = new HashMap<>();

  Sightings(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Looks again: what is still there has been in sight since its first time, the rest is forgotten.
   */
  Map<K, Duration> look(Collection<K> present) {
    since.keySet().retainAll(present);
    long now = nanoTime.getAsLong();
    Map<K, Duration> inSight = new HashMap<>();
    for (var thing : present) {
      inSight.put(thing, Duration.ofNanos(now - since.computeIfAbsent(thing, _ -> now)));
    }
    return inSight;
  }
}
