package dev.bob.state.web;

import dev.bob.state.json.JsonFault;
import dev.bob.state.log.LogException;
import dev.bob.state.log.UnfitEvent;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every exception that leaves a resource with a problem. */
final class ProblemMappers {
  private static final Logger LOGGER = Logger.getLogger(ProblemMappers.class);

  /** A log that is busy has refused after 5 s; then somebody else is likely to be done soon. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  @ServerExceptionMapper
  Response problem(ProblemException e) {
    return answer(e.problem());
  }

  /** Those that JAX-RS throws itself: wrong method, no such route, wrong media type. */
  @ServerExceptionMapper
  Response status(WebApplicationException e, UriInfo uri) {
    int status = e.getResponse().getStatus();
    return answer(
        status == 404
            ? Problem.notFound("there is no " + uri.getPath())
            : Problem.of(status, "refused", String.valueOf(e.getMessage())));
  }

  @ServerExceptionMapper
  Response log(LogException e) {
    return switch (e) {
      case LogException.Busy busy ->
          Response.fromResponse(answer(Problem.of(503, "busy", busy.getMessage())))
              .header("Retry-After", RETRY_AFTER.toSeconds())
              .build();
      case LogException.OutcomeUnknown unknown ->
          answer(
              Problem.of(503, "outcome_unknown", unknown.getMessage())
                  .remedy("Look whether it has happened before sending it again."));
      case LogException.ReadOnly readOnly ->
          answer(Problem.of(503, "read_only", readOnly.getMessage()));
      case LogException.Truncated truncated ->
          answer(Problem.of(410, "truncated", truncated.getMessage()));
    };
  }

  /** What nobody could read later. */
  @ServerExceptionMapper
  Response unfit(UnfitEvent e) {
    int status = e.fault() == JsonFault.TOO_LARGE ? 413 : 400;
    return answer(
        Problem.of(status, e.fault().toString(), e.getMessage()).remedy("Say less at once."));
  }

  /** A bug: the log has the stack, the caller only that it happened. */
  @ServerExceptionMapper
  Response bug(RuntimeException e) {
    LOGGER.error("a request failed by a bug", e);
    return answer(Problem.of(500, "bug", "this service failed; its log says more"));
  }

  private static Response answer(Problem problem) {
    return Response.status(problem.status())
        .type(Problem.MEDIA_TYPE)
        .entity(problem.json())
        .build();
  }
}
