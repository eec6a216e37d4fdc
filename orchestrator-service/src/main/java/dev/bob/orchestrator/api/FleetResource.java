package dev.bob.orchestrator.api;

import dev.bob.orchestrator.scaling.FleetSize;
import dev.bob.orchestrator.scaling.Scaling;
import dev.bob.state.event.FleetFact;
import dev.bob.state.log.LogException;
import dev.bob.state.web.Problem;
import dev.bob.state.web.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** How many instances there shall be. */
@Path("/api/fleet")
public final class FleetResource {
  private final Scaling scaling;

  FleetResource(Scaling scaling) {
    this.scaling = scaling;
  }

  /** The wished size. */
  public record Wish(int replicas) {}

  @GET
  public FleetSize fleet() {
    return scaling.size();
  }

  /** 202: the wish is durable, the fleet follows. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Blocking
  public Response wish(Wish wish) throws LogException {
    if (wish.replicas() < 0 || wish.replicas() > FleetFact.REPLICAS_MAX) {
      throw new ProblemException(
          Problem.badInput(
              "replicas",
              "replicas out of 0.." + FleetFact.REPLICAS_MAX + ": " + wish.replicas(),
              "Send a number from 0 to " + FleetFact.REPLICAS_MAX + "."));
    }
    return Response.accepted(scaling.wish(wish.replicas())).build();
  }
}
