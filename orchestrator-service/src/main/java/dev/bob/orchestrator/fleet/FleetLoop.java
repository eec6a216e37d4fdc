package dev.bob.orchestrator.fleet;

import dev.bob.orchestrator.driver.DriverUnavailable;
import dev.bob.orchestrator.driver.ExpectedProcess;
import dev.bob.orchestrator.driver.InstanceDriver;
import dev.bob.orchestrator.driver.InstanceProcess;
import dev.bob.orchestrator.driver.Launch;
import dev.bob.state.Change;
import dev.bob.state.Hive;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import dev.bob.state.presence.AwakeClock;
import dev.bob.state.presence.HealthProbe;
import dev.bob.state.presence.Heartbeats;
import dev.bob.state.presence.InstanceState;
import dev.bob.state.presence.Presence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Observe, plan, act, on a thread of its own: whenever the membership or the wish changes, a
 * process exits, or a second is over; three while nothing is under way. After a crash of this
 * process the next one adopts what runs.
 */
public final class FleetLoop {
  private static final Logger LOGGER = Logger.getLogger(FleetLoop.class);
  private static final String STOP_AUTONOMOUS = "stop-autonomous";
  private static final Duration LOOK_EVERY = Heartbeats.LOOK_EVERY;

  /** A turn that waits for a log, a driver and a process takes about so long; more is sleep. */
  private static final Duration STANDSTILL_MAX = Duration.ofSeconds(10);

  private static final Duration EXIT_POLL = Duration.ofMillis(50);
  private static final Duration TURN_WAIT_MAX = Duration.ofSeconds(30);
  private static final Duration LAST_TURN_WAIT_MAX = Duration.ofSeconds(5);

  private final Hive hive;
  private final InstanceDriver driver;
  private final FleetLimits limits;
  private final FleetWatch watch;
  private final FleetTurn turn;
  private final AwakeClock awake = new AwakeClock(System::nanoTime, STANDSTILL_MAX);
  private final Semaphore news = new Semaphore(0);
  private final Thread thread = Thread.ofPlatform().name("bob-fleet").unstarted(this::run);
  private final long born = System.nanoTime();
  private volatile FleetStatus status = FleetStatus.STARTING;
  private volatile boolean forgive;
  private volatile boolean stopping;
  private volatile Duration lastTurn = Duration.ZERO;

  public FleetLoop(
      Hive hive, Presence presence, InstanceDriver driver, FleetLimits limits, Path home) {
    this.hive = hive;
    this.driver = driver;
    this.limits = limits;
    this.watch =
        new FleetWatch(
            hive,
            driver,
            new Vitals(presence, new OwnBeat(home), new HealthProbe()),
            () -> !Files.exists(home.resolve(STOP_AUTONOMOUS)));
    this.turn =
        new FleetTurn(
            watch, new FleetActions(hive, driver, () -> UUID.randomUUID().toString()), limits);
  }

  /**
   * Adopts what runs already, then begins. To be called once.
   *
   * @param broken runs if a bug has ended the loop: a fleet that nobody keeps must not look kept
   */
  public void start(Runnable broken) {
    thread.setUncaughtExceptionHandler(
        (_, bug) -> {
          LOGGER.error("the fleet is not kept any more", bug);
          broken.run();
        });
    driver.adopt(
        hive.state().members().live().stream()
            .filter(member -> member.launch().isPresent())
            .map(
                member ->
                    new ExpectedProcess(
                        new Launch(member.launch().get(), member.key()),
                        member.pid(),
                        member.startedAt()))
            .toList());
    driver.expect(expected(hive.state()));
    driver.onExit(news::release);
    hive.onChange(this::hear);
    thread.start();
  }

  /** The keys of those that the hive counts on. */
  static List<String> expected(HiveState state) {
    return state.members().byId().values().stream()
        .filter(member -> member.live() || FleetPlan.leftUnasked(member))
        .map(Member::key)
        .toList();
  }

  private void hear(Change change) {
    var fact = change.recorded().event().fact();
    if (fact instanceof MemberFact || fact instanceof FleetFact) {
      news.release();
    }
  }

  private void run() {
    while (!stopping) {
      turn();
      try {
        news.tryAcquire(pause().toMillis(), TimeUnit.MILLISECONDS);
        news.drainPermits();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** While nothing is under way, and all beat, what changes comes as news. */
  private Duration pause() {
    return turn.isCalm() ? watch.pause() : LOOK_EVERY;
  }

  private void turn() {
    if (forgive) {
      forgive = false;
      turn.forgive();
    }
    try {
      become(turn.take(awake.look(), this::goOn));
    } catch (IOException e) {
      become(new FleetStatus(FleetStatus.Condition.DEGRADED, List.of(e.getMessage())));
    }
    lastTurn = clock();
  }

  private boolean goOn() {
    lastTurn = clock();
    return !stopping;
  }

  private void become(FleetStatus next) {
    if (next.condition() != status.condition()) {
      LOGGER.infof("the fleet is %s %s", next.condition(), String.join("; ", next.reasons()));
    }
    status = next;
  }

  /** A person asked: keys that were given up are tried again. */
  public void tryAgain() {
    forgive = true;
    news.release();
  }

  public FleetStatus status() {
    return status;
  }

  /** What the members said of themselves at the last look, up to some seconds ago. */
  public Collection<InstanceState> states() {
    return watch.states();
  }

  /**
   * How long ago the last turn, or a step of this one, ended: more than some seconds means that the
   * loop hangs.
   */
  public Duration sinceLastTurn() {
    return clock().minus(lastTurn);
  }

  /**
   * Ends the loop; with {@code instances} also all of them: asks each to leave in order, waits, and
   * ends by force who stays. Returns when none runs. Without, it looks a last time whether somebody
   * has removed instances.
   */
  public void stop(boolean instances) throws IOException, InterruptedException {
    stopping = true;
    status = new FleetStatus(FleetStatus.Condition.STOPPING, List.of());
    news.release();
    if (instances) {
      thread.join(TURN_WAIT_MAX);
      stopAll();
      return;
    }
    thread
        .interrupt(); // out of an engine that does not answer: whoever stops us does not wait long
    if (thread.join(LAST_TURN_WAIT_MAX)) {
      lookLast();
    } else {
      LOGGER.warn("ends without a last look: the fleet's thread does not end");
    }
  }

  /** Compose takes instances away before it ends us: then they shall not come back. */
  private void lookLast() throws IOException {
    try {
      turn.lower(awake.look());
    } catch (DriverUnavailable e) { // what is not seen now, the next orchestrator sees
      LOGGER.infof("ends without a last look: %s", e.getMessage());
    }
  }

  private void stopAll() throws IOException, InterruptedException {
    for (var process : running()) {
      driver.terminate(process.launch().id());
    }
    var deadline = clock().plus(limits.leave());
    while (!running().isEmpty() && clock().compareTo(deadline) < 0) {
      news.tryAcquire(EXIT_POLL.toMillis(), TimeUnit.MILLISECONDS);
    }
    for (var process : running()) {
      LOGGER.warnf("process %s did not leave in time and is ended by force", process.pid());
      driver.kill(process.launch().id(), limits.leave());
    }
    turn.settle(awake.look());
  }

  private List<InstanceProcess> running() throws IOException {
    return driver.processes().stream().filter(InstanceProcess::running).toList();
  }

  private Duration clock() {
    return Duration.ofNanos(System.nanoTime() - born);
  }
}
