package dev.bob.orchestrator.api;

import dev.bob.orchestrator.fleet.FleetLoop;
import dev.bob.state.Hive;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The orchestrator's own state. */
@Path("/api/state")
public final class StateResource {
  private final Hive hive;
  private final FleetLoop loop;

  StateResource(Hive hive, FleetLoop loop) {
    this.hive = hive;
    this.loop = loop;
  }

  @GET
  public OrchestratorState state() {
    return OrchestratorState.of(hive.state(), loop.status());
  }
}
