package dev.bob.orchestrator.fleet;

import dev.bob.orchestrator.driver.InstanceProcess;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import dev.bob.state.model.InstanceId;
import dev.bob.state.presence.Vital;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that the plan follows from, seen at one moment.
 *
 * @param now on the observer's monotonic clock
 * @param state the hive: who is a member, what is wished, which launches are planned
 * @param processes by launch: running, or exited and not accounted for
 * @param vitals of the live members
 * @param healing false while {@code stop-autonomous} exists: then nothing is started
 */
public record FleetObservation(
    Duration now,
    HiveState state,
    Map<String, InstanceProcess> processes,
    Map<InstanceId, Vital> vitals,
    Sightings sightings,
    Restarts restarts,
    boolean healing) {
  public FleetObservation {
    // In one order wherever it runs: what a simulation saw once it must see again.
    processes = Collections.unmodifiableSortedMap(new TreeMap<>(processes));
    vitals = Map.copyOf(vitals);
  }

  /** Its process, or the container that carries its key. */
  Optional<InstanceProcess> processOf(Member member) {
    return member
        .launch()
        .map(processes::get)
        .or(
            () ->
                processes.values().stream()
                    .filter(process -> accountsFor(member, process))
                    .findFirst());
  }

  /** Whether that process is that member's, as far as names tell. */
  static boolean accountsFor(Member member, InstanceProcess process) {
    return FleetWatch.nameOf(member).equals(process.launch().id())
        || process.origin().staysWhenEnded() && member.key().equals(process.launch().key());
  }

  /** Whether neither a live member nor a planned launch accounts for that process. */
  static boolean stray(HiveState state, InstanceProcess process) {
    var launch = process.launch();
    return !state.fleet().planned().containsKey(launch.id())
        && state
            .members()
            .withKey(launch.key())
            .filter(member -> member.live() && accountsFor(member, process))
            .isEmpty()
        && state.members().live().stream().noneMatch(member -> accountsFor(member, process));
  }

  Duration age(Sightings.Kind kind, String launch) {
    return sightings.age(kind, launch, now);
  }

  /** The keys of members that have been there long enough not to count as crashing. */
  List<String> healthyKeys() {
    return state.members().live().stream()
        .filter(
            member ->
                age(Sightings.Kind.MEMBER, FleetWatch.nameOf(member))
                        .compareTo(FleetLimits.HEALTHY_AFTER)
                    >= 0)
        .map(Member::key)
        .toList();
  }
}
