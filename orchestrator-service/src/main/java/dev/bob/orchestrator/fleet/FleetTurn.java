package dev.bob.orchestrator.fleet;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Observe, plan, act, once for each call; between the calls it remembers since when things are as
 * they are, and who crashed. Used by one thread; after a crash of the process the next one begins
 * anew and adopts what runs.
 */
public final class FleetTurn {
  private final FleetWatch watch;
  private final FleetActions actions;
  private final FleetLimits limits;
  private Restarts restarts = Restarts.NONE;
  private boolean calm;

  public FleetTurn(FleetWatch watch, FleetActions actions, FleetLimits limits) {
    this.watch = watch;
    this.actions = actions;
    this.limits = limits;
  }

  /**
   * One look and what follows from it.
   *
   * <p>Whoever is to be ended is ended before anything is appended: one of them may be stopped with
   * the journal's lock in its hands, and until it has ended every append fails.
   *
   * @param now on a clock on which a standstill of this process does not count
   * @param goOn asked before each action; false leaves the rest to whoever comes next
   * @return how the fleet is
   * @throws IOException if the volume, the log or the driver refused; the next turn may succeed
   */
  public FleetStatus take(Duration now, BooleanSupplier goOn) throws IOException {
    var seen = watch.observe(now, restarts);
    restarts = restarts.without(seen.healthyKeys());
    var plan = FleetPlan.of(seen, limits);
    calm = plan.isEmpty() && seen.healing() && seen.sightings().hasOnly(Sightings.Kind.MEMBER);
    for (var action : plan) {
      if (goOn.getAsBoolean()) {
        actions.endProcess(action);
      }
    }
    carryOut(plan, now, goOn);
    return FleetStatus.of(plan, seen.healing());
  }

  /** Says of those that run no more that it is so; nothing is started or asked. */
  void settle(Duration now) throws IOException {
    carryOut(FleetPlan.ends(watch.observe(now, restarts), limits), now, () -> true);
  }

  /** Sees to it that what somebody has taken away does not come back. */
  void lower(Duration now) throws IOException {
    carryOut(FleetPlan.lowerings(watch.observe(now, restarts), limits), now, () -> true);
  }

  private void carryOut(List<Action> plan, Duration now, BooleanSupplier goOn) throws IOException {
    for (var action : plan) {
      if (!goOn.getAsBoolean()) {
        return;
      }
      restarts = actions.carryOut(action, now, restarts);
    }
  }

  /** Whether at the last turn there was nothing to do, to wait for or to give up. */
  boolean isCalm() {
    return calm;
  }

  /** Keys that were given up are tried again. */
  public void forgive() {
    restarts = Restarts.NONE;
  }
}
