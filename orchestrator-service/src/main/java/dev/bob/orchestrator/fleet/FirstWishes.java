package dev.bob.orchestrator.fleet;

import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.log.LogException;

/** What a new hive is told by its configuration. */
public final class FirstWishes {
  private FirstWishes() {}

  /**
   * States size and goal, each only if the log knows of none: so a restart changes nothing, nor
   * does one that comes when others have joined.
   */
  public static void state(Hive hive, FleetConfig config) throws LogException {
    hive.submit(Author.orchestrator(), new FleetFact.Wished(config.instanceCount()));
    if (config.goal().isPresent() && hive.state().work().nextNumber() == 1) {
      hive.submit(Author.orchestrator(), new WorkFact.GoalSet(config.goal().get()));
    }
  }
}
