package dev.bob.state.presence;

import dev.bob.state.model.InstanceId;
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
 * @param lookEvery how often this observer looks where it has reason to
 * @param planned how long it means to pause until its next look; a gap between two looks counts as
 *     that and {@code lookEvery} at most, for then the observer itself stood still
 * @param at when the observer's counter was last seen to have moved, on its clock
 * @param ownBeat the observer's counter as it was seen then
 */
public record Heartbeats(
    Duration lookEvery, Duration planned, Duration at, long ownBeat, Map<InstanceId, Beat> beats) {
  /** How often the orchestrator looks while one is silent. */
  public static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /**
   * More than there usually is between two beats, so that whoever looks more often does not take
   * that for a silence, and goes on looking so often for it.
   */
  private static final Duration SILENCE_MIN = Duration.ofSeconds(3);

  public static final Duration SUSPECT_AFTER = Duration.ofSeconds(7);

  /** After so long, and with a second witness, the orchestrator declares a member lost. */
  public static final Duration SILENT_AFTER = Duration.ofSeconds(15);

  /** After so long the other members do it: twice that, so that the orchestrator comes first. */
  public static final Duration SILENT_FOR_MEMBERS = Duration.ofSeconds(30);

  /**
   * An action may take this much longer than declared before it counts as stuck: more than one gap
   * of the orchestrator's looks counts, as after a night asleep.
   */
  static final Duration LIMIT_SLACK = Duration.ofSeconds(5);

  /**
   * @param since what it has been doing since, by its own clock: only compared for sameness
   * @param acting for how long it has been doing that, if it has not ended it since its last beat
   */
  record Beat(
      long epoch,
      long heartbeat,
      Instant since,
      Optional<Duration> limit,
      Duration silent,
      Duration acting) {

    /** What it said itself: in a silence it may have ended what it did. */
    Duration actingAtItsLastBeat() {
      return acting.minus(silent);
    }
  }

  public Heartbeats {
    beats = Map.copyOf(beats);
  }

  /** Nothing has been seen yet. */
  public static Heartbeats none(Duration lookEvery) {
    return new Heartbeats(lookEvery, lookEvery, Duration.ZERO, 0, Map.of());
  }

  /**
   * After another look.
   *
   * @param own the observer's counter as it can be read back, or a count of the looks at which the
   *     volume has shown in another way that it takes what is written
   * @param epochs the live members; state files of other epochs are ignored
   * @param states what the members say of themselves
   */
  public Heartbeats look(
      Duration now, long own, Map<InstanceId, Long> epochs, Iterable<InstanceState> states) {
    boolean moved = own != ownBeat;
    var counted = moved ? counted(now.minus(at)) : Duration.ZERO;
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
    return new Heartbeats(lookEvery, planned, moved ? now : at, own, next);
  }

  /** The same, of an observer that will look again after that time. */
  public Heartbeats nextLookAfter(Duration pause) {
    return new Heartbeats(lookEvery, pause, at, ownBeat, beats);
  }

  private Duration counted(Duration gap) {
    var most = planned.plus(lookEvery);
    return gap.compareTo(most) > 0 ? most : gap;
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

  /** For how long that member has been silent; zero for one that is not known. */
  public Duration silence(InstanceId id) {
    var beat = beats.get(id);
    return beat == null ? Duration.ZERO : beat.silent();
  }

  /** Whether at the last look nobody had been silent for longer than there is between two beats. */
  public boolean nobodyIsSilent() {
    return beats.values().stream().allMatch(beat -> beat.silent().compareTo(SILENCE_MIN) < 0);
  }

  /** Whether a second witness is to be asked about that member. */
  public boolean suspects(InstanceId id) {
    return silence(id).compareTo(SUSPECT_AFTER) >= 0;
  }

  /**
   * What is to be said of that member.
   *
   * @param unanswering whether its health endpoint failed often enough since it became suspect
   */
  public Vital of(InstanceId id, boolean unanswering) {
    var beat = beats.get(id);
    if (beat == null) {
      return new Vital.Beating();
    }
    if (beat.silent().compareTo(SILENT_AFTER) >= 0 && unanswering) {
      return new Vital.Dead(beat.silent());
    }
    if (suspects(id)) {
      return new Vital.Suspect(beat.silent());
    }
    var acting = beat.actingAtItsLastBeat();
    return beat.limit()
        .filter(max -> acting.compareTo(max.plus(LIMIT_SLACK)) > 0)
        .<Vital>map(max -> new Vital.Stuck(acting, max))
        .orElseGet(Vital.Beating::new);
  }
}
