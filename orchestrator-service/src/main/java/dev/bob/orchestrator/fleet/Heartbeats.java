package dev.bob.orchestrator.fleet;

import dev.bob.state.model.InstanceId;
import dev.bob.state.presence.Activity;
import dev.bob.state.presence.InstanceState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * For how long each heartbeat has not moved, counted on the observer's own monotonic clock, and
 * only over time in which the observer's own counter, seen through the same volume, moved: a full
 * disk, or an observer that was frozen itself, condemns nobody. Immutable.
 *
 * @param at when the last look was, on the observer's clock
 * @param ownBeat the observer's counter as it was seen then
 */
public record Heartbeats(Duration at, long ownBeat, Map<InstanceId, Beat> beats) {
  /** How often to look. */
  static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** A longer gap between two looks counts as this much: the observer itself stood still. */
  static final Duration GAP_MAX = LOOK_EVERY.multipliedBy(2);

  static final Duration SUSPECT_AFTER = Duration.ofSeconds(7);
  static final Duration SILENT_AFTER = Duration.ofSeconds(15);

  /** An action may take this much longer than declared before it counts as stuck. */
  static final Duration LIMIT_SLACK = Duration.ofSeconds(5);

  static final Heartbeats NONE = new Heartbeats(Duration.ZERO, 0, Map.of());

  /**
   * @param since what it has been doing since, by its own clock: only compared for sameness
   */
  record Beat(
      long epoch,
      long heartbeat,
      Instant since,
      Optional<Duration> limit,
      Duration silent,
      Duration acting) {}

  public Heartbeats {
    beats = Map.copyOf(beats);
  }

  /**
   * After another look.
   *
   * @param epochs the live members; state files of other epochs are ignored
   * @param states what the members say of themselves
   */
  Heartbeats look(
      Duration now, long own, Map<InstanceId, Long> epochs, Iterable<InstanceState> states) {
    var gap = now.minus(at);
    var counted = own == ownBeat ? Duration.ZERO : gap.compareTo(GAP_MAX) > 0 ? GAP_MAX : gap;
    var next = new HashMap<InstanceId, Beat>();
    epochs.forEach(
        (id, epoch) -> {
          var before = beats.get(id);
          next.put(
              id,
              before == null || before.epoch() != epoch
                  ? new Beat(epoch, -1, Instant.MIN, Optional.empty(), Duration.ZERO, Duration.ZERO)
                  : aged(before, counted));
        });
    for (var state : states) {
      next.computeIfPresent(
          state.instanceId(),
          (_, beat) -> beat.epoch() == state.epoch() ? seen(beat, state) : beat);
    }
    return new Heartbeats(now, own, next);
  }

  private static Beat aged(Beat beat, Duration counted) {
    return new Beat(
        beat.epoch(),
        beat.heartbeat(),
        beat.since(),
        beat.limit(),
        beat.silent().plus(counted),
        beat.acting().plus(counted));
  }

  private static Beat seen(Beat beat, InstanceState state) {
    var limit =
        state.status() == Activity.ACTING ? state.statusLimit() : Optional.<Duration>empty();
    return new Beat(
        beat.epoch(),
        state.heartbeat(),
        state.lastActivity(),
        limit,
        state.heartbeat() == beat.heartbeat() ? beat.silent() : Duration.ZERO,
        state.lastActivity().equals(beat.since()) ? beat.acting() : Duration.ZERO);
  }

  /**
   * What is to be said of that member.
   *
   * @param unanswering whether its health endpoint failed often enough since it became suspect
   */
  Vital of(InstanceId id, boolean unanswering) {
    var beat = beats.get(id);
    if (beat == null) {
      return new Vital.Beating();
    }
    if (beat.silent().compareTo(SILENT_AFTER) >= 0 && unanswering) {
      return new Vital.Dead(beat.silent());
    }
    if (beat.silent().compareTo(SUSPECT_AFTER) >= 0) {
      return new Vital.Suspect(beat.silent());
    }
    var limit = beat.limit().filter(max -> beat.acting().compareTo(max.plus(LIMIT_SLACK)) > 0);
    return limit.isPresent() ? new Vital.Stuck(beat.acting(), limit.get()) : new Vital.Beating();
  }
}
