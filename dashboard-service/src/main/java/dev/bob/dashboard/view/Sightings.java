package dev.bob.dashboard.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.fold.Member;
import dev.bob.state.json.Json;
import dev.bob.state.presence.InstanceState;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** What was seen last of each member and of the orchestrator. May be called from any thread. */
final class Sightings {
  private final LongSupplier watchedNanos;
  private final Map<Long, Sighting> byEpoch = new ConcurrentHashMap<>();
  private final AtomicReference<Glance> orchestrator = new AtomicReference<>(Glance.NONE);
  private final AtomicLong version = new AtomicLong();

  Sightings(LongSupplier watchedNanos) {
    this.watchedNanos = watchedNanos;
  }

  Sighting of(Member member) {
    return byEpoch.getOrDefault(member.epoch(), Sighting.none(watchedNanos.getAsLong()));
  }

  Glance orchestrator() {
    return orchestrator.get();
  }

  /** Grows whenever something was seen that was not so before. */
  long version() {
    return version.get();
  }

  /** There are these members, and no others any more. */
  void keep(Collection<Member> members) {
    byEpoch.keySet().retainAll(members.stream().map(Member::epoch).collect(Collectors.toSet()));
  }

  /** This member is going to be looked at: from now on it can be silent. */
  void expect(Member member) {
    byEpoch.putIfAbsent(member.epoch(), Sighting.none(watchedNanos.getAsLong()));
  }

  /** A look at that member gave this; no matter if it is none any more. */
  void seen(Member member, Glance glance) {
    byEpoch.computeIfPresent(member.epoch(), (_, old) -> next(member, old, glance));
  }

  /** A look at the orchestrator gave this. */
  void seenOrchestrator(Glance glance) {
    orchestrator.updateAndGet(glance::or);
  }

  /** There is no orchestrator, it seems. */
  void noOrchestrator() {
    orchestrator.set(Glance.NONE);
  }

  /** A rest begins: whatever is shown without another look is stale. */
  void age() {
    byEpoch.replaceAll((_, sighting) -> sighting.aged());
    orchestrator.updateAndGet(Glance::aged);
  }

  private Sighting next(Member member, Sighting old, Glance glance) {
    var next =
        old.after(
            glance.health(),
            glance.state().flatMap(state -> stateOf(member, state)),
            watchedNanos.getAsLong());
    if (!next.equals(old)) {
      version.incrementAndGet();
    }
    return next;
  }

  /** Another instance may have been given the port of one that is gone. */
  private static Optional<InstanceState> stateOf(Member member, JsonNode document) {
    try {
      var state = Json.MAPPER.treeToValue(document, InstanceState.class);
      return Optional.of(state)
          .filter(s -> s.instanceId().equals(member.id()) && s.epoch() == member.epoch());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
