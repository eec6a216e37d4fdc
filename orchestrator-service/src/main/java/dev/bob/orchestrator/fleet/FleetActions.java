package dev.bob.orchestrator.fleet;

import dev.bob.orchestrator.driver.DriverUnavailable;
import dev.bob.orchestrator.driver.InstanceDriver;
import dev.bob.orchestrator.driver.Launch;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.Fact;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemberFact.Steering;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Carries the plan out. Used by the fleet's thread alone. Each step is such that the next
 * orchestrator can go on from there if this process dies between any two.
 */
public final class FleetActions {
  private static final Logger LOGGER = Logger.getLogger(FleetActions.class);
  private static final Duration KILL_WAIT_MAX = Duration.ofSeconds(5);

  private final Hive hive;
  private final InstanceDriver driver;
  private final Supplier<String> launches;

  /**
   * @param launches gives a new unique name at each call
   */
  public FleetActions(Hive hive, InstanceDriver driver, Supplier<String> launches) {
    this.hive = hive;
    this.driver = driver;
    this.launches = launches;
  }

  /**
   * Ends by force what is to run no more, if that is part of it, and waits for its exit; says
   * nothing of it yet.
   *
   * @return false if it still runs
   */
  boolean endProcess(Action action) throws IOException {
    return switch (action) {
      case Action.EndLaunch end -> driver.kill(end.launch(), KILL_WAIT_MAX);
      case Action.DeclareLost lost ->
          lost.launch().isEmpty() || driver.kill(lost.launch().get(), KILL_WAIT_MAX);
      case Action.Launch _,
          Action.Drain _,
          Action.Terminate _,
          Action.Kill _,
          Action.Lower _,
          Action.Forget _,
          Action.Discard _,
          Action.Notice _,
          Action.Wait _,
          Action.GiveUp _ ->
          true;
    };
  }

  /**
   * Does one thing.
   *
   * @return the crash history after it
   * @throws IOException if the log or the driver refused; the same plan comes again
   */
  Restarts carryOut(Action action, Duration now, Restarts restarts) throws IOException {
    return switch (action) {
      case Action.Launch launch -> launch(launch, now, restarts);
      case Action.EndLaunch end -> endLaunch(end, now, restarts);
      case Action.Drain drain -> {
        submit(new MemberFact.Steered(drain.id(), Steering.DRAIN));
        yield restarts;
      }
      case Action.Terminate terminate -> {
        driver.terminate(terminate.launch());
        yield restarts;
      }
      case Action.Kill kill -> {
        driver.kill(kill.launch(), KILL_WAIT_MAX);
        yield restarts;
      }
      case Action.DeclareLost lost -> declareLost(lost, now, restarts);
      case Action.Lower lower -> {
        lower(lower);
        yield restarts;
      }
      case Action.Discard discard -> {
        driver.discard(discard.launch());
        yield restarts;
      }
      case Action.Forget forget -> {
        driver.forget(forget.launch());
        yield forget
            .crashed()
            .map(reason -> restarts.crashed(forget.key(), now, reason))
            .orElse(restarts);
      }
      case Action.Notice _, Action.Wait _, Action.GiveUp _ -> restarts;
    };
  }

  /** The plan of it is durable before it runs: so nobody starts one too many. */
  private Restarts launch(Action.Launch action, Duration now, Restarts restarts)
      throws IOException {
    driver.ready();
    var key = action.key().isPresent() ? action.key().get() : driver.newKey(taken(restarts));
    var launch = new Launch(launches.get(), key);
    submit(new FleetFact.LaunchPlanned(launch.id(), launch.key()));
    try {
      driver.start(launch);
      return restarts;
    } catch (DriverUnavailable e) { // it may run: the plan stays open until that is known
      throw e;
    } catch (IOException e) {
      submit(new FleetFact.LaunchEnded(launch.id(), e.getMessage()));
      return restarts.crashed(launch.key(), now, "cannot be started: " + e.getMessage());
    }
  }

  private Set<String> taken(Restarts restarts) {
    var taken = new HashSet<>(restarts.byKey().keySet());
    var state = hive.state();
    taken.addAll(state.fleet().planned().values());
    state.members().byId().values().forEach(member -> taken.add(member.key()));
    return taken;
  }

  private Restarts endLaunch(Action.EndLaunch end, Duration now, Restarts restarts)
      throws IOException {
    if (!endProcess(end)) {
      throw new IOException(
          "the process of launch " + end.launch() + " does not end; it is tried again");
    }
    var outcome =
        hive.submit(Author.orchestrator(), new FleetFact.LaunchEnded(end.launch(), end.reason()));
    driver.discard(end.launch());
    if (!outcome.accepted()) { // it had joined after all
      return restarts;
    }
    if (end.removed()) {
      lower(outcome.state().fleet().wished());
      return restarts;
    }
    LOGGER.warnf("a launch has ended: %s", end.reason());
    return restarts.crashed(end.key(), now, end.reason());
  }

  /** Unless there is another wish by now: that counts. */
  private void lower(OptionalInt wished) throws IOException {
    if (wished.orElse(0) > 0) {
      submit(new FleetFact.Wished(wished.getAsInt() - 1, wished));
    }
  }

  private Restarts declareLost(Action.DeclareLost lost, Duration now, Restarts restarts)
      throws IOException {
    if (!endProcess(lost)) {
      throw new IOException("the process of " + lost.id() + " does not end; it is tried again");
    }
    var outcome =
        hive.submit(
            Author.orchestrator(), new MemberFact.Lost(lost.id(), lost.epoch(), lost.cause()));
    if (lost.launch().isPresent()) {
      driver.forget(lost.launch().get());
    }
    if (!outcome.accepted()) { // it had left in order
      return restarts;
    }
    LOGGER.warnf("%s is lost: %s", lost.id(), lost.cause());
    return lost.early() ? restarts.crashed(lost.key(), now, lost.cause()) : restarts;
  }

  /** The first event marks the member, so that no orchestrator counts the same stop again. */
  private void lower(Action.Lower lower) throws IOException {
    submit(new MemberFact.Steered(lower.id(), Steering.STOP));
    if (lower.live()) {
      submit(new MemberFact.Lost(lower.id(), lower.epoch(), lower.cause()));
    }
    if (lower.discard().isPresent()) {
      driver.discard(lower.discard().get());
    }
    LOGGER.infof("%s: %s, so one less is wished", lower.id(), lower.cause());
  }

  private void submit(Fact fact) throws IOException {
    hive.submit(Author.orchestrator(), fact);
  }
}
