package dev.bob.instance.loop;

import dev.bob.state.presence.AwakeClock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How long things have been in sight, on the own monotonic clock: nobody's wall clock decides, and
 * a night asleep makes nobody take over. Confined to one thread.
 */
final class Sightings<K> {
  private final AwakeClock clock;
  private final Map<K, Duration> since = new HashMap<>();

  /** A gap is twice the longest pause between two looks while something in sight is waited for. */
  Sightings(LongSupplier nanoTime, LoopLimits limits) {
    var waiting = limits.waitingEvery();
    var busy = limits.busyEvery();
    this.clock =
        new AwakeClock(nanoTime, (waiting.compareTo(busy) > 0 ? waiting : busy).multipliedBy(2));
  }

  /**
   * Looks again: what is still there has been in sight since its first time, the rest is forgotten.
   */
  Map<K, Duration> look(Collection<K> present) {
    since.keySet().retainAll(present);
    var now = clock.look();
    Map<K, Duration> inSight = new HashMap<>();
    for (var thing : present) {
      inSight.put(thing, now.minus(since.computeIfAbsent(thing, _ -> now)));
    }
    return inSight;
  }
}
