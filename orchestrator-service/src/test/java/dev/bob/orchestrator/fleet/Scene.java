package dev.bob.orchestrator.fleet;

import dev.bob.orchestrator.driver.InstanceProcess;
import dev.bob.orchestrator.driver.InstanceProcess.Origin;
import dev.bob.orchestrator.driver.Launch;
import dev.bob.orchestrator.fleet.Sightings.Kind;
import dev.bob.orchestrator.fleet.Sightings.Sight;
import dev.bob.state.model.InstanceId;
import dev.bob.state.presence.Vital;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What an observer sees of a story: every part can be set. */
final class Scene {
  static final Duration NOW = Duration.ofHours(1);
  static final FleetLimits LIMITS =
      new FleetLimits(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(8));

  private final HiveStory story;
  private final Map<String, InstanceProcess> processes = new HashMap<>();
  private final Map<InstanceId, Vital> vitals = new HashMap<>();
  private final Map<Sight, Duration> since = new HashMap<>();
  private Restarts restarts = Restarts.NONE;
  private boolean healing = true;

  /**
   * All live members of the story have a running process, or a container that Compose made if they
   * joined without a launch, and have been there for a minute.
   */
  Scene(HiveStory story) {
    this.story = story;
    for (var member : story.state().members().live()) {
      member
          .launch()
          .ifPresentOrElse(
              launch -> process(launch, member.key()),
              () -> container(composed(member.key()), member.key(), Origin.COMPOSE));
      aged(Kind.MEMBER, FleetWatch.nameOf(member), Duration.ofMinutes(1));
    }
  }

  /** What the driver calls a container that Compose made. */
  static String composed(String key) {
    return "container-" + key;
  }

  Scene container(String launch, String key, Origin origin) {
    processes.put(
        launch, new InstanceProcess(new Launch(launch, key), 0, origin, Optional.empty()));
    return this;
  }

  Scene ended(String launch, String key, Origin origin, InstanceProcess.Exit exit) {
    processes.put(
        launch, new InstanceProcess(new Launch(launch, key), 0, origin, Optional.of(exit)));
    return this;
  }

  Scene process(String launch, String key) {
    processes.put(
        launch,
        new InstanceProcess(new Launch(launch, key), 100, Origin.PROCESS, Optional.empty()));
    return this;
  }

  Scene exited(String launch, String key, int code) {
    var exit = new InstanceProcess.Exit(OptionalInt.of(code), false, "");
    processes.put(
        launch,
        new InstanceProcess(new Launch(launch, key), 100, Origin.PROCESS, Optional.of(exit)));
    return this;
  }

  Scene noProcess(String launch) {
    processes.remove(launch);
    return this;
  }

  Scene vital(int number, Vital vital) {
    vitals.put(new InstanceId(number), vital);
    return this;
  }

  Scene aged(Kind kind, String launch, Duration age) {
    since.put(new Sight(kind, launch), NOW.minus(age));
    return this;
  }

  Scene restarts(Restarts next) {
    restarts = next;
    return this;
  }

  Scene suspended() {
    healing = false;
    return this;
  }

  List<Action> plan() {
    return FleetPlan.of(
        new FleetObservation(
            NOW, story.state(), processes, vitals, new Sightings(since), restarts, healing),
        LIMITS);
  }
}
