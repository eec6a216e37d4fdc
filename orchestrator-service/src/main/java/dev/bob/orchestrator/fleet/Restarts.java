package dev.bob.orchestrator.fleet;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Which keys crash at their start, and when each may be started again: after 1 s, 2 s, 4 s, …, at
 * most {@link #DELAY_MAX}, and no more after {@value #EARLY_CRASHES_MAX} in a row. An exit after a
 * healthy run is no crash loop.
 */
public record Restarts(PMap<String, Crashes> byKey) {
  static final int EARLY_CRASHES_MAX = 5;
  static final Duration DELAY_FIRST = Duration.ofSeconds(1);
  static final Duration DELAY_MAX = Duration.ofSeconds(30);
  static final Restarts NONE = new Restarts(HashTreePMap.empty());

  /**
   * @param inARow how many early crashes
   * @param notBefore on the observer's monotonic clock
   * @param reason of the last one
   */
  record Crashes(int inARow, Duration notBefore, String reason) {
    boolean givenUp() {
      return inARow >= EARLY_CRASHES_MAX;
    }
  }

  Optional<Crashes> of(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  Restarts crashed(String key, Duration now, String reason) {
    int inARow = of(key).map(Crashes::inARow).orElse(0) + 1;
    var delay = DELAY_FIRST.multipliedBy(1L << Math.min(inARow - 1, 30));
    var bounded = delay.compareTo(DELAY_MAX) > 0 ? DELAY_MAX : delay;
    return new Restarts(byKey.plus(key, new Crashes(inARow, now.plus(bounded), reason)));
  }

  /** Those keys ran well, or a person wants them tried again. */
  Restarts without(Collection<String> keys) {
    return new Restarts(byKey.minusAll(keys));
  }
}
