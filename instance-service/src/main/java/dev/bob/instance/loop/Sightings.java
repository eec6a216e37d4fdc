package dev.bob.instance.loop;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How long things have been in sight, on the own monotonic clock: nobody's wall clock decides, and
 * a night asleep makes nobody take over. Confined to one thread.
 */
final class Sightings<K> {
  private final Map<K, Duration> since = new HashMap<>();

  /**
   * Looks again: what is still there has been in sight since its first time, the rest is forgotten.
   *
   * @param now on the observer's clock
   */
  Map<K, Duration> look(Collection<K> present, Duration now) {
    since.keySet().retainAll(present);
    Map<K, Duration> inSight = new HashMap<>();
    for (var thing : present) {
      inSight.put(thing, now.minus(since.computeIfAbsent(thing, _ -> now)));
    }
    return inSight;
  }
}
