package dev.bob.orchestrator.scaling;

import dev.bob.orchestrator.fleet.FleetLoop;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.FleetFact;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Reason;
import dev.bob.state.fold.Verdict;
import dev.bob.state.log.LogException;

/** Takes a person's wish for the size of the fleet. From any thread. */
public final class Scaling {
  private final Hive hive;
  private final FleetLoop loop;

  public Scaling(Hive hive, FleetLoop loop) {
    this.hive = hive;
    this.loop = loop;
  }

  public FleetSize size() {
    return of(hive.state());
  }

  /**
   * States the wish, durably; the fleet follows later. Keys that crashed too often are tried again.
   *
   * @param replicas 0 to 64
   * @throws LogException if it could not be stated
   */
  public FleetSize wish(int replicas) throws LogException {
    var outcome = hive.submit(Author.person(), new FleetFact.Wished(replicas));
    if (outcome.verdict() instanceof Verdict.Rejected rejected
        && rejected.reason() != Reason.NO_CHANGE) {
      throw new IllegalStateException("a wish in range was rejected: " + rejected.detail());
    }
    loop.tryAgain();
    return of(outcome.state());
  }

  private static FleetSize of(HiveState state) {
    int actual = state.members().live().size();
    return new FleetSize(state.fleet().wished().orElse(actual), actual);
  }
}
