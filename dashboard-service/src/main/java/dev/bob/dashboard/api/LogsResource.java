package dev.bob.dashboard.api;

import com.google.re2j.Pattern;
import dev.bob.dashboard.feed.InstanceLogs;
import dev.bob.dashboard.feed.LogConfig;
import dev.bob.dashboard.feed.LogLine;
import dev.bob.dashboard.feed.LogQuery;
import dev.bob.dashboard.feed.Streams;
import dev.bob.state.Hive;
import dev.bob.state.model.InstanceId;
import dev.bob.state.web.Problem;
import dev.bob.state.web.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an instance says about its own work: also of one that is dead. */
@Path("/api/instances/{id}/logs")
final class LogsResource {
  private static final int LIMIT_DEFAULT = 500;

  private final InstanceLogs logs;
  private final Hive hive;
  private final Streams streams;
  private final LogConfig config;

  LogsResource(InstanceLogs logs, Hive hive, Streams streams, LogConfig config) {
    this.logs = logs;
    this.hive = hive;
    this.streams = streams;
    this.config = config;
  }

  /** Which lines of whose log. */
  static final class Wanted {
    @PathParam("id")
    String id = "";

    @QueryParam("q")
    @Nullable String q;

    @QueryParam("regex")
    @Nullable String regex;

    @QueryParam("level")
    @Nullable String level;

    @QueryParam("since")
    @Nullable String since;

    @QueryParam("limit")
    @Nullable String limit;

    LogQuery query() {
      return new LogQuery(
          Parameters.text(q),
          Parameters.text(regex).map(Wanted::patternOf),
          Parameters.text(level).map(Wanted::levelOf),
          Parameters.text(since).map(Wanted::timeOf));
    }

    private static Pattern patternOf(String text) {
      try {
        return LogQuery.pattern(text);
      } catch (IllegalArgumentException e) {
        throw new ProblemException(
            Problem.badInput(
                "regex", String.valueOf(e.getMessage()), "Send a simpler one, or words as q."));
      }
    }

    private static LogLine.Level levelOf(String text) {
      return LogLine.Level.named(text)
          .orElseThrow(
              () ->
                  new ProblemException(
                      Problem.badInput(
                          "level",
                          "there is no such level",
                          "Send one of " + Arrays.toString(LogLine.Level.values()) + ".")));
    }

    private static Instant timeOf(String text) {
      try {
        return Instant.parse(text);
      } catch (DateTimeException e) {
        throw new ProblemException(
            Problem.badInput("since", "since is no time", "Send one like 2026-11-24T04:00:00Z."));
      }
    }
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public InstanceLogs.Found newest(@BeanParam Wanted wanted) throws IOException {
    return logs.newest(known(wanted.id), wanted.query(), limit(wanted));
  }

  /** The same for people and {@code grep}: one line each, nothing in it that a terminal obeys. */
  @GET
  @Produces(MediaType.TEXT_PLAIN)
  public String text(@BeanParam Wanted wanted) throws IOException {
    return newest(wanted).lines().stream()
        .map(
            line ->
                "%s %-5s %s\n"
                    .formatted(
                        line.timestamp(),
                        Printable.line(line.level()),
                        Printable.line(line.message())))
        .collect(Collectors.joining());
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void stream(
      @BeanParam Wanted wanted,
      @Context RoutingContext exchange,
      @Context SseEventSink sink,
      @Context Sse sse) {
    var source = logs.follow(known(wanted.id), wanted.query(), limit(wanted));
    SseOutlet.open(streams, source, exchange, sink, sse);
  }

  /** Who only looks whether it is there opens no stream. */
  @HEAD
  public Response peek(@BeanParam Wanted wanted) {
    known(wanted.id);
    return Response.ok().build();
  }

  private int limit(Wanted wanted) {
    return (int) Parameters.number("limit", wanted.limit, LIMIT_DEFAULT, config.logLinesMax());
  }

  /** One that has a log, or is a member and may write one. */
  private InstanceId known(String text) {
    var id = Parameters.id(text, InstanceId::parse);
    if (!logs.has(id) && hive.state().members().find(id).isEmpty()) {
      throw Parameters.notFound("log of " + id);
    }
    return id;
  }
}
