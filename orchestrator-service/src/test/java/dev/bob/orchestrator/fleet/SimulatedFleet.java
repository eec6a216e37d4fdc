package dev.bob.orchestrator.fleet;

import dev.bob.orchestrator.driver.DriverUnavailable;
import dev.bob.orchestrator.driver.docker.DockerDriver;
import dev.bob.orchestrator.driver.docker.FakeEngine;
import dev.bob.orchestrator.driver.docker.FakeEngine.Box;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact;
import dev.bob.state.fold.Member;
import dev.bob.state.log.LogException;
import dev.bob.state.presence.Activity;
import dev.bob.state.presence.HealthProbe;
import dev.bob.state.presence.InstanceState;
import dev.bob.state.presence.Presence;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An orchestrator's turns, one second each on a clock of its own, and instances that do what
 * instances do: join once they run, leave when they are asked to.
 */
final class SimulatedFleet {
  private static final FleetLimits LIMITS = Scene.LIMITS;

  private final FakeEngine engine;
  private final Hive hive;
  private final Path home;
  private final AtomicLong nanos = new AtomicLong();
  private final Map<String, Long> epochs = new HashMap<>();
  private DockerDriver driver;
  private FleetTurn turn;
  private FleetStatus status = FleetStatus.STARTING;
  private int launches;

  SimulatedFleet(FakeEngine engine, Hive hive, Path home) {
    this.engine = engine;
    this.hive = hive;
    this.home = home;
    begin();
  }

  /** A new orchestrator, which remembers nothing. */
  void begin() {
    driver = engine.driver(nanos::get);
    driver.adopt(List.of());
    driver.expect(FleetLoop.expected(hive.state()));
    turn =
        new FleetTurn(
            new FleetWatch(
                hive,
                driver,
                new Vitals(new Beating(), new OwnBeat(home), new HealthProbe()),
                () -> true),
            new FleetActions(hive, driver, () -> "launch-" + ++launches),
            LIMITS);
  }

  void end() throws IOException {
    driver.close();
  }

  /** One look and what follows from it, as far as the engine answers; then the instances act. */
  void turn() throws IOException {
    var now = Duration.ofNanos(nanos.addAndGet(Duration.ofSeconds(1).toNanos()));
    try {
      status = turn.take(now, () -> true);
    } catch (DriverUnavailable e) {
      status = new FleetStatus(FleetStatus.Condition.DEGRADED, List.of(e.getMessage()));
    }
    for (var box : engine.boxes()) {
      if (box.running()) {
        live(box);
      }
    }
  }

  private void live(Box box) throws LogException {
    var key = box.label("bob.key").orElse(box.name());
    var member = hive.state().members().withKey(key).filter(Member::live);
    boolean mine =
        member.filter(found -> Optional.of(found.epoch()).equals(epoch(box))).isPresent();
    if (!mine) {
      join(box, key);
    } else if (FleetPlan.leaving(member.get())) {
      leave(member.get());
      box.exit(0);
    }
  }

  private Optional<Long> epoch(Box box) {
    return Optional.ofNullable(epochs.get(box.id()));
  }

  private void join(Box box, String key) throws LogException {
    var outcome =
        hive.submit(
            Author.joiner(key),
            new MemberFact.Joined(
                key,
                "http://127.0.0.1:1",
                1,
                "here",
                Optional.empty(),
                Optional.empty(),
                box.label("bob.launch")));
    if (outcome.accepted()) {
      epochs.put(box.id(), outcome.seq().orElseThrow());
    } else {
      box.exit(2);
    }
  }

  /** What {@code docker stop} does to an instance. */
  void stop(Box box) throws LogException {
    var key = box.label("bob.key").orElse(box.name());
    leave(hive.state().members().withKey(key).orElseThrow());
    box.exit(143);
  }

  private void leave(Member member) throws LogException {
    hive.submit(Author.instance(member.id(), member.epoch()), new MemberFact.Left("told to end"));
  }

  @Override
  public String toString() {
    return "wished "
        + hive.state().fleet()
        + ", live "
        + hive.state().members().live().stream().map(Member::key).toList()
        + ", containers "
        + engine.boxes().stream().map(box -> box.name() + (box.running() ? "+" : "-")).toList()
        + ", it is "
        + status;
  }

  /** Every live member beats once for each look. */
  private final class Beating implements Presence {
    private long beats;

    @Override
    public void publish(InstanceState state) {}

    @Override
    public Collection<InstanceState> all() {
      beats++;
      return hive.state().members().live().stream().map(member -> beat(member, beats)).toList();
    }
  }

  private static InstanceState beat(Member member, long beats) {
    return new InstanceState(
        member.id(),
        member.role(),
        true,
        1,
        Optional.empty(),
        member.startedAt(),
        member.startedAt(),
        List.of(),
        beats,
        1,
        member.epoch(),
        member.url(),
        Activity.IDLE,
        Optional.empty(),
        Optional.empty(),
        1,
        member.startedAt());
  }
}
