package dev.bob.state.view;

import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import dev.bob.state.model.InstanceId;
import dev.bob.state.presence.InstanceState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What this process has seen of the members: when a heartbeat moved, and since when one is gone.
 * Only for display, so the wall clock does.
 */
final class Sightings {
  static final Duration GONE_SHOWN = Duration.ofMinutes(10);

  private record Incarnation(InstanceId id, long epoch) {}

  private record Beat(long heartbeat, Instant movedAt) {}

  private final Map<Incarnation, Beat> beats = new HashMap<>();
  private final Map<Incarnation, Instant> goneSince = new HashMap<>();
  private boolean first = true;

  /** Looks at the membership; those who were gone at the first look are not shown at all. */
  void watch(HiveState hive, Instant now) {
    Set<Incarnation> all = new HashSet<>();
    for (var member : hive.members().byId().values()) {
      var incarnation = incarnation(member);
      all.add(incarnation);
      if (!member.live()) {
        goneSince.putIfAbsent(incarnation, first ? Instant.MIN : now);
      }
    }
    beats.keySet().retainAll(all);
    goneSince.keySet().retainAll(all);
    first = false;
  }

  /** The members to show, with what is known of each. */
  Map<InstanceId, RegistryView.Sighting> shown(
      HiveState hive, Collection<InstanceState> states, Instant now) {
    watch(hive, now);
    var stateById =
        states.stream().collect(Collectors.toMap(InstanceState::instanceId, Function.identity()));
    Map<InstanceId, RegistryView.Sighting> shown = new TreeMap<>();
    for (var member : hive.members().byId().values()) {
      if (member.live() || now.minus(GONE_SHOWN).isBefore(goneSince.get(incarnation(member)))) {
        var state =
            Optional.ofNullable(stateById.get(member.id()))
                .filter(found -> found.epoch() == member.epoch());
        shown.put(member.id(), new RegistryView.Sighting(state, lastHeartbeat(member, state, now)));
      }
    }
    return shown;
  }

  private Instant lastHeartbeat(Member member, Optional<InstanceState> state, Instant now) {
    var incarnation = incarnation(member);
    var before = Optional.ofNullable(beats.get(incarnation));
    if (state.isPresent()
        && before.filter(beat -> beat.heartbeat() == state.get().heartbeat()).isEmpty()) {
      beats.put(incarnation, new Beat(state.get().heartbeat(), now));
      return now;
    }
    return before.map(Beat::movedAt).orElse(member.startedAt());
  }

  private static Incarnation incarnation(Member member) {
    return new Incarnation(member.id(), member.epoch());
  }
}
