package dev.bob.orchestrator.fleet;

import dev.bob.orchestrator.driver.InstanceDriver;
import dev.bob.orchestrator.driver.InstanceProcess;
import dev.bob.orchestrator.fleet.Sightings.Kind;
import dev.bob.orchestrator.fleet.Sightings.Sight;
import dev.bob.state.Hive;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import dev.bob.state.model.InstanceId;
import dev.bob.state.presence.InstanceState;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Observes the fleet. Used by the fleet's thread alone; what it remembers dies with the process.
 */
public final class FleetWatch {
  private final Hive hive;
  private final InstanceDriver driver;
  private final Vitals vitals;
  private final BooleanSupplier healing;
  private Sightings sightings = Sightings.NONE;
  private boolean first = true;

  /**
   * @param healing whether what is gone shall be started again
   */
  public FleetWatch(Hive hive, InstanceDriver driver, Vitals vitals, BooleanSupplier healing) {
    this.hive = hive;
    this.driver = driver;
    this.vitals = vitals;
    this.healing = healing;
  }

  /**
   * Looks at everything once.
   *
   * @param now on a monotonic clock
   * @throws IOException if the volume cannot be read; the next look may succeed
   */
  FleetObservation observe(Duration now, Restarts restarts) throws IOException {
    Map<String, InstanceProcess> processes =
        driver.processes().stream()
            .collect(
                Collectors.toMap(
                    process -> process.launch().id(),
                    Function.identity(),
                    (one, same) -> one.running() ? one : same));
    var state = hive.state(); // after the processes: who joined just now has its process among them
    sightings = sightings.look(now, headStart(), sights(state, processes.values()));
    first = false;
    return new FleetObservation(
        now,
        state,
        processes,
        vitals.look(now, state.members().live()),
        sightings,
        restarts,
        healing.getAsBoolean());
  }

  /** Who beats already when the orchestrator starts has proved that it runs. */
  private Duration headStart() {
    return first ? FleetLimits.HEALTHY_AFTER : Duration.ZERO;
  }

  /** How long the heartbeats may be left alone after the last look. */
  Duration pause() {
    return vitals.pause();
  }

  Collection<InstanceState> states() {
    return vitals.states();
  }

  private static List<Sight> sights(HiveState state, Collection<InstanceProcess> processes) {
    var seen = new ArrayList<Sight>();
    state.fleet().planned().keySet().forEach(launch -> seen.add(new Sight(Kind.PENDING, launch)));
    var byName = new HashMap<String, Member>();
    for (var member : state.members().byId().values()) {
      seen.add(new Sight(Kind.MEMBER, nameOf(member)));
      byName.put(nameOf(member), member);
      if (member.live() && FleetPlan.leaving(member)) {
        seen.add(new Sight(Kind.LEAVING, nameOf(member)));
      }
    }
    for (var process : processes) {
      var launch = process.launch().id();
      if (!process.running()) {
        seen.add(new Sight(Kind.EXITED, launch));
      } else if (FleetObservation.stray(state, process)) {
        seen.add(new Sight(Kind.STRAY, launch));
      }
    }
    return seen;
  }

  /** The launch, or for a member that nobody here launched a name that no launch has. */
  static String nameOf(Member member) {
    return member.launch().orElseGet(() -> member.id() + "@" + member.epoch());
  }

  static Map<InstanceId, Long> epochs(List<Member> members) {
    return members.stream().collect(Collectors.toMap(Member::id, Member::epoch));
  }
}
