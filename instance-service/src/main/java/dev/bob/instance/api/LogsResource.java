package dev.bob.instance.api;

import dev.bob.instance.lifecycle.InstanceLifecycle;
import dev.bob.instance.status.InstanceLog;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** What this instance said: the newest 100 lines, and those that follow. */
@Path("/api/logs")
public class LogsResource {
  /** Lines that a slow reader may lag behind before its stream is ended. */
  private static final int LAG_LINES_MAX = 1_000;

  private final InstanceLifecycle lifecycle;

  LogsResource(InstanceLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @GET
  public List<InstanceLog.Line> newest() {
    return lifecycle.log().map(InstanceLog::newest).orElse(List.of());
  }

  @GET
  @Path("/stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  public Multi<InstanceLog.Line> stream() {
    return lifecycle.log().map(LogsResource::follow).orElseGet(() -> Multi.createFrom().empty());
  }

  private static Multi<InstanceLog.Line> follow(InstanceLog log) {
    return Multi.createFrom()
        .<InstanceLog.Line>emitter(
            emitter -> {
              log.newest().forEach(emitter::emit);
              var listening = log.onLine(emitter::emit);
              emitter.onTermination(listening::close);
            })
        .onOverflow()
        .buffer(LAG_LINES_MAX);
  }
}
