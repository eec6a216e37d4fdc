package dev.bob.deploy.simulation;

import dev.bob.orchestrator.driver.InstanceProcess.Exit;
import dev.bob.orchestrator.driver.Launch;
import dev.bob.state.Outcome;
import dev.bob.state.event.Author;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.fold.HiveState;
import dev.bob.state.log.LogException;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * A process of one instance: it can be slow, stopped, killed, and comes late to know what is in the
 * log. Within it one incarnation lives after another.
 */
final class SimulatedProcess {
  private static final int KILLED = 137;
  private static final int RETRY_CHANCE = 12;
  private static final int UNKNOWN_CHANCE = 150;
  private static final Duration LOG_PAUSE = Duration.ofMillis(5_250);
  private static final long AWAKENING_NANOS = 300_000_000;

  private final SimulatedHive world;
  private final Launch launch;
  private final SplittableRandom random;
  private final InMemoryEventLog writer;
  private final double slowness;
  private long view;
  private long stoppedUntil;
  private long wentWrongAt;
  private boolean holdsTheLog;
  private Optional<Exit> exit = Optional.empty();
  private Optional<SimulatedMember> member = Optional.empty();

  SimulatedProcess(SimulatedHive world, Launch launch) {
    this.world = world;
    this.launch = launch;
    this.random = world.random().split();
    this.writer = world.log().writer(random);
    this.slowness = random.nextInt(8) == 0 ? 1 + random.nextInt(12) : 1;
    after(Duration.ofMillis(random.nextInt(200, 3_000)), this::join);
  }

  Launch launch() {
    return launch;
  }

  Optional<Exit> exit() {
    return exit;
  }

  /** How much longer all that it does takes than elsewhere: 1 to 12. */
  double slowness() {
    return slowness;
  }

  Optional<SimulatedMember> member() {
    return member;
  }

  SplittableRandom random() {
    return random;
  }

  SimulatedHive world() {
    return world;
  }

  boolean running() {
    return exit.isEmpty();
  }

  boolean stopped() {
    return world.time().nanos() < stoppedUntil;
  }

  /** Whether it is at something that it wants to tell of afterwards. */
  boolean acts() {
    return !stopped() && member.filter(SimulatedMember::acting).isPresent();
  }

  /** Since when it has been neither stopped nor dead. */
  Duration wellFor() {
    return !running() || stopped()
        ? Duration.ZERO
        : world.time().now().minus(Duration.ofNanos(wentWrongAt));
  }

  boolean holdsTheLog() {
    return running() && stopped() && holdsTheLog;
  }

  /** Stops it where it is: it knows nothing of the time that passes until it goes on. */
  void stopFor(Duration pause, boolean withTheLog) {
    stoppedUntil = world.time().nanos() + pause.toNanos();
    wentWrongAt = stoppedUntil;
    holdsTheLog = withTheLog;
  }

  void kill() {
    end(KILLED);
  }

  private void end(int code) {
    if (running()) {
      exit = Optional.of(new Exit(OptionalInt.of(code), false, ""));
      wentWrongAt = world.time().nanos();
    }
  }

  void exitInOrder() {
    end(0);
  }

  /** It is asked to leave. */
  void terminate() {
    after(
        Duration.ofMillis(20), () -> member.ifPresentOrElse(SimulatedMember::leave, () -> end(0)));
  }

  /** Does that later; later still if it is stopped then, and never if it is dead. */
  void after(Duration delay, Runnable what) {
    world.time().after(Duration.ofNanos((long) (delay.toNanos() * slowness)), () -> run(what));
  }

  private void run(Runnable what) {
    if (!running()) {
      return;
    }
    if (stopped()) {
      world.time().at(stoppedUntil, () -> run(what));
    } else {
      what.run();
    }
  }

  /** A process folds the log before it joins. */
  private void join() {
    view = Math.max(view, world.log().head());
    try {
      var fact =
          new MemberFact.Joined(
              launch.key(),
              "http://" + launch.id(),
              1,
              "here",
              Optional.empty(),
              Optional.empty(),
              Optional.of(launch.id()));
      var outcome = submit(Author.joiner(launch.key()), fact);
      if (!outcome.accepted()) {
        end(2);
        return;
      }
      long epoch = outcome.seq().orElseThrow();
      member =
          outcome
              .state()
              .members()
              .withKey(launch.key())
              .filter(joined -> joined.epoch() == epoch)
              .map(joined -> new SimulatedMember(this, joined));
      member.ifPresentOrElse(SimulatedMember::begin, () -> end(2));
    } catch (LogException e) {
      after(LOG_PAUSE, this::join);
    }
  }

  /** After its incarnation was declared dead. */
  void joinAnew() {
    member = Optional.empty();
    after(Duration.ofMillis(random.nextInt(1, 50)), this::join);
  }

  /**
   * States a fact as far as it knows the hive, and knows it up to there afterwards. Now and then
   * nobody tells it what came of it.
   */
  Outcome submit(Author by, Fact fact) throws LogException {
    if (random.nextInt(UNKNOWN_CHANCE) == 0) {
      if (random.nextBoolean()) {
        world.log().submit(writer, view, by, fact);
      }
      throw new LogException.OutcomeUnknown("nobody knows what came of it", null);
    }
    var outcome = world.log().submit(writer, view, by, fact);
    if (outcome.seq().isPresent()) {
      view = outcome.seq().getAsLong();
      if (random.nextInt(RETRY_CHANCE) == 0) {
        world.log().appendAgain(writer);
      }
    }
    return outcome;
  }

  /** What it knows by now: not always the newest, and right after a stop what it knew before. */
  HiveState look() {
    if (stoppedUntil > 0 && world.time().nanos() < stoppedUntil + AWAKENING_NANOS) {
      return known();
    }
    var lag = Duration.ofNanos((long) (random.nextInt(0, 300) * 1e6 * slowness));
    view = Math.max(view, world.log().headBefore(lag));
    return world.log().state(view);
  }

  HiveState known() {
    return world.log().state(view);
  }

  /** It is told that something is new in the log. */
  void hear() {
    member.ifPresent(SimulatedMember::hear);
  }
}
