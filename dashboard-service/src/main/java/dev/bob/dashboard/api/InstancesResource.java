package dev.bob.dashboard.api;

import dev.bob.dashboard.control.Submissions;
import dev.bob.dashboard.view.InstanceView;
import dev.bob.dashboard.view.Overview;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.log.LogException;
import dev.bob.state.model.InstanceId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The members, and steering them. */
@Path("/api/instances")
final class InstancesResource {
  private final Overview overview;
  private final Submissions submissions;

  InstancesResource(Overview overview, Submissions submissions) {
    this.overview = overview;
    this.submissions = submissions;
  }

  /** All of them. */
  public record Instances(List<InstanceView> instances) {}

  /** What one is asked to do. */
  public record Steered(InstanceId instanceId, Steering action) {}

  @GET
  public Instances all() {
    return new Instances(overview.instances());
  }

  @GET
  @Path("/{id}")
  public InstanceView one(@PathParam("id") String id) {
    var instance = Parameters.id(id, InstanceId::parse);
    return overview.instance(instance).orElseThrow(() -> Parameters.notFound("live " + instance));
  }

  @POST
  @Path("/{id}/pause")
  public Response pause(@PathParam("id") String id) throws LogException {
    return steer(id, Steering.PAUSE);
  }

  @POST
  @Path("/{id}/resume")
  public Response resume(@PathParam("id") String id) throws LogException {
    return steer(id, Steering.RESUME);
  }

  @POST
  @Path("/{id}/stop")
  public Response stop(@PathParam("id") String id) throws LogException {
    return steer(id, Steering.STOP);
  }

  @POST
  @Path("/{id}/restart")
  public Response restart(@PathParam("id") String id) throws LogException {
    return steer(id, Steering.RESTART);
  }

  private Response steer(String id, Steering action) throws LogException {
    var instance = Parameters.id(id, InstanceId::parse);
    submissions.submit(new MemberFact.Steered(instance, action));
    return Response.accepted(new Steered(instance, action)).build();
  }
}
