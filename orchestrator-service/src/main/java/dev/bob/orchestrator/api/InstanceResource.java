package dev.bob.orchestrator.api;

import dev.bob.orchestrator.fleet.FleetLoop;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.fold.Reason;
import dev.bob.state.fold.Verdict;
import dev.bob.state.log.LogException;
import dev.bob.state.model.InstanceId;
import dev.bob.state.web.Problem;
import dev.bob.state.web.ProblemException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Steers single instances. */
@Path("/api/instances/{id}")
public final class InstanceResource {
  private final Hive hive;
  private final FleetLoop loop;

  InstanceResource(Hive hive, FleetLoop loop) {
    this.hive = hive;
    this.loop = loop;
  }

  /**
   * 202: the instance finishes its iteration, leaves, and is started again under the same id. One
   * that is down because it crashed too often is tried again at once.
   */
  @POST
  @Path("/restart")
  @Blocking
  public Response restart(String id) throws LogException {
    var instance = parse(id);
    loop.tryAgain();
    var member = hive.state().members().find(instance);
    if (member.isPresent() && !member.get().live()) {
      return Response.accepted().build();
    }
    var outcome = hive.submit(Author.person(), new MemberFact.Steered(instance, Steering.RESTART));
    return switch (outcome.verdict()) {
      case Verdict.Accepted _, Verdict.Duplicate _ -> Response.accepted().build();
      case Verdict.Rejected rejected when rejected.reason() == Reason.UNKNOWN_INSTANCE ->
          throw new ProblemException(Problem.notFound(rejected.detail()));
      case Verdict.Rejected rejected ->
          throw new ProblemException(
              Problem.of(409, rejected.reason().toString(), rejected.detail()));
    };
  }

  private static InstanceId parse(String id) {
    try {
      return InstanceId.parse(id);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(Problem.notFound(String.valueOf(e.getMessage())));
    }
  }
}
