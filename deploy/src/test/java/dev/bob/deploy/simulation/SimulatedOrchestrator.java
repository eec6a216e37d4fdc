package dev.bob.deploy.simulation;

import dev.bob.orchestrator.fleet.FleetActions;
import dev.bob.orchestrator.fleet.FleetLimits;
import dev.bob.orchestrator.fleet.FleetTurn;
import dev.bob.orchestrator.fleet.FleetWatch;
import dev.bob.orchestrator.fleet.Vitals;
import dev.bob.state.Hive;
import dev.bob.state.fold.HiveState;
import dev.bob.state.log.LogException;
import dev.bob.state.presence.AwakeClock;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;

/** The real turns of an orchestrator, over a hive of its own that folds every event itself. */
final class SimulatedOrchestrator {
  private static final FleetLimits LIMITS =
      new FleetLimits(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(8));
  private static final Duration TURN_EVERY = Duration.ofSeconds(1);
  private static final Duration BUSY_PAUSE = Duration.ofSeconds(6);
  private static final Duration STANDSTILL_MAX = Duration.ofSeconds(10);

  private final SimulatedHive world;
  private final SplittableRandom random;
  private SimulatedEnd end;
  private Hive hive;
  private FleetTurn turn;
  private AwakeClock clock;
  private long awayUntil;
  private boolean crashed;
  private int launches;

  SimulatedOrchestrator(SimulatedHive world) {
    this.world = world;
    this.random = world.random().split();
  }

  void begin() {
    try {
      end = new SimulatedEnd(world.log(), random);
      hive = new Hive(end, world.time().clock(), world.start());
      clock = new AwakeClock(world.time()::nanos, STANDSTILL_MAX);
      turn =
          new FleetTurn(
              new FleetWatch(
                  hive,
                  world.driver(),
                  new Vitals(
                      world.volume(), world.volume()::observerBeats, new SimulatedWitness(world)),
                  () -> true),
              new FleetActions(hive, world.driver(), () -> "launch-" + ++launches),
              LIMITS);
      crashed = false;
    } catch (LogException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes one turn after another, from now on. */
  void run() {
    if (world.time().nanos() < awayUntil) {
      world.time().at(awayUntil, this::run);
      return;
    }
    if (crashed) {
      begin();
    }
    var pause = TURN_EVERY;
    try {
      end.deliver(world.log().headBefore(Duration.ofMillis(random.nextInt(200))));
      turn.take(clock.look(), () -> true);
    } catch (LogException e) {
      pause = BUSY_PAUSE;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    world.time().after(pause, this::run);
  }

  void stopFor(Duration pause) {
    awayUntil = world.time().nanos() + pause.toNanos();
  }

  /** It is gone, and another one comes after that time, which remembers nothing. */
  void crashFor(Duration pause) {
    crashed = true;
    stopFor(pause);
  }

  /** A person has stated a wish: keys that were given up are tried again. */
  void forgive() {
    turn.forgive();
  }

  /** What its own hive has made of the log. */
  HiveState state() {
    end.deliver(world.log().head());
    return hive.state();
  }
}
