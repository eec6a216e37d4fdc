package dev.bob.dashboard.api;

import dev.bob.dashboard.feed.EventFeed;
import dev.bob.dashboard.feed.Streams;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.jspecify.annotations.Nullable;

/** What happens in the hive, as it happens. */
@Path("/api/events")
final class EventsResource {
  private static final String RESUME = "Last-Event-ID";

  private final EventFeed feed;
  private final Streams streams;

  EventsResource(EventFeed feed, Streams streams) {
    this.feed = feed;
    this.streams = streams;
  }

  /** From where the reader was cut off, else after the given seq, else from now on. */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void follow(
      @QueryParam("after") @Nullable String after,
      @HeaderParam(RESUME) @Nullable String resume,
      @Context RoutingContext exchange,
      @Context SseEventSink sink,
      @Context Sse sse) {
    long from =
        resume == null || resume.isEmpty()
            ? Parameters.number("after", after, -1, Long.MAX_VALUE)
            : Parameters.number(RESUME, resume, -1, Long.MAX_VALUE);
    SseOutlet.open(streams, from < 0 ? feed.fromNowOn() : feed.after(from), exchange, sink, sse);
  }

  /** Who only looks whether it is there opens no stream. */
  @HEAD
  public Response peek() {
    return Response.ok().type(MediaType.SERVER_SENT_EVENTS).build();
  }
}
