package dev.bob.dashboard.view;

import dev.bob.state.presence.Activity;
import dev.bob.state.presence.InstanceState;
import java.time.Duration;
import java.util.Optional;

/**
 * What is known of one incarnation of an instance from looking at it. Times are {@link
 * WatchedTime}, in nanoseconds; the instance's own clock is never compared.
 *
 * @param state the last one it gave
 * @param fresh whether the last look gave it
 * @param beatNanos when its heartbeat was last seen to have moved
 * @param activityNanos when it was first seen doing what it does
 */
record Sighting(
    Health health,
    Optional<InstanceState> state,
    boolean fresh,
    long beatNanos,
    long activityNanos) {
  /** As the design says: suspect after 7 s without a heartbeat, dead after 15 s. */
  private static final Duration SUSPECT_AFTER = Duration.ofSeconds(7);

  private static final Duration DEAD_AFTER = Duration.ofSeconds(15);

  /** One that nobody has looked at yet. */
  static Sighting none(long nowNanos) {
    return new Sighting(Health.UNKNOWN, Optional.empty(), false, nowNanos, nowNanos);
  }

  /** Whether it has not told its state yet. */
  boolean isNew() {
    return state.isEmpty();
  }

  /** What is known after one more look. */
  Sighting after(Health nextHealth, Optional<InstanceState> next, long nowNanos) {
    if (next.isEmpty()) {
      return new Sighting(nextHealth, state, false, beatNanos, activityNanos);
    }
    boolean still = state.filter(old -> old.heartbeat() == next.get().heartbeat()).isPresent();
    boolean same = state.filter(old -> doesTheSame(old, next.get())).isPresent();
    return new Sighting(
        nextHealth, next, true, still ? beatNanos : nowNanos, same ? activityNanos : nowNanos);
  }

  /** The same, from before a rest. */
  Sighting aged() {
    return new Sighting(health, state, false, beatNanos, activityNanos);
  }

  private static boolean doesTheSame(InstanceState old, InstanceState next) {
    return old.status() == next.status()
        && old.currentTask().equals(next.currentTask())
        && old.lastActivity().equals(next.lastActivity());
  }

  /** For how long its heartbeat was watched and not seen to move; empty if never heard of. */
  Optional<Duration> heartbeatAge(long nowNanos) {
    return state.map(_ -> Duration.ofNanos(nowNanos - beatNanos));
  }

  /**
   * One word: what it says it does, unless what is seen contradicts it: {@code suspect}, {@code
   * dead} (no heartbeat, no answer), {@code stuck} (longer at something than it said it may be).
   */
  String status(long nowNanos) {
    var silent = Duration.ofNanos(nowNanos - beatNanos);
    if (silent.compareTo(DEAD_AFTER) > 0 && health != Health.UP) {
      return "dead";
    }
    if (silent.compareTo(SUSPECT_AFTER) > 0) {
      return "suspect";
    }
    if (state.isEmpty()) {
      return Activity.STARTING.toString();
    }
    var busy = Duration.ofNanos(nowNanos - activityNanos);
    boolean late = state.get().statusLimit().filter(limit -> busy.compareTo(limit) > 0).isPresent();
    return state.get().status() == Activity.ACTING && late
        ? "stuck"
        : state.get().status().toString();
  }
}
