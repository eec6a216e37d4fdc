package dev.bob.instance.api;

import dev.bob.instance.lifecycle.InstanceLifecycle;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.fold.Verdict;
import dev.bob.state.log.LogException;
import dev.bob.state.presence.InstanceState;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Response;

/** Steers this instance, as the person would on the dashboard: it becomes an event. */
@Path("/api/control")
@Blocking
public class ControlResource {
  private static final long RETRY_AFTER_SECONDS = 1;
  private final InstanceLifecycle lifecycle;
  private final Hive hive;

  ControlResource(InstanceLifecycle lifecycle, Hive hive) {
    this.lifecycle = lifecycle;
    this.hive = hive;
  }

  @POST
  @Path("/pause")
  public Response pause() throws LogException {
    return steer(Steering.PAUSE);
  }

  @POST
  @Path("/resume")
  public Response resume() throws LogException {
    return steer(Steering.RESUME);
  }

  @POST
  @Path("/stop")
  public Response stop() throws LogException {
    return steer(Steering.STOP);
  }

  private Response steer(Steering action) throws LogException {
    var id =
        lifecycle
            .state()
            .map(InstanceState::instanceId)
            .orElseThrow(() -> new ServiceUnavailableException(RETRY_AFTER_SECONDS));
    var outcome = hive.submit(Author.person(), new MemberFact.Steered(id, action));
    if (outcome.verdict() instanceof Verdict.Rejected rejected) {
      throw new ClientErrorException(rejected.detail(), Response.Status.CONFLICT);
    }
    return Response.accepted().build();
  }
}
