package dev.bob.dashboard.api;

import dev.bob.dashboard.feed.Frame;
import dev.bob.dashboard.feed.Outlet;
import dev.bob.dashboard.feed.Source;
import dev.bob.dashboard.feed.Streams;
import dev.bob.state.web.Problem;
import dev.bob.state.web.ProblemException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A stream of server-sent events to one reader. */
final class SseOutlet implements Outlet {
  /** For who finds all places taken: by then a page somewhere may have been closed. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final RoutingContext exchange;
  private final SseEventSink sink;
  private final Sse sse;

  private SseOutlet(RoutingContext exchange, SseEventSink sink, Sse sse) {
    this.exchange = exchange;
    this.sink = sink;
    this.sse = sse;
  }

  /**
   * Answers the request with a stream from that source, or with 503 if there are too many.
   *
   * @param exchange nothing of the answer may have been sent
   */
  static void open(
      Streams streams, Source source, RoutingContext exchange, SseEventSink sink, Sse sse) {
    // Proxies would hold back what they think is a short answer.
    exchange.response().putHeader("X-Accel-Buffering", "no");
    if (!streams.open(source, new SseOutlet(exchange, sink, sse))) {
      exchange.response().putHeader("Retry-After", Long.toString(RETRY_AFTER.toSeconds()));
      throw new ProblemException(
          Problem.of(503, "too_many_streams", "as many streams are open as may be")
              .remedy("Close a page that shows this hive, or come back later."));
    }
  }

  @Override
  public CompletionStage<?> send(Frame frame) {
    var event = sse.newEventBuilder().data(frame.data());
    frame.id().ifPresent(event::id);
    frame.event().ifPresent(event::name);
    return hand(event.build());
  }

  @Override
  public CompletionStage<?> comment(String text) {
    return hand(sse.newEventBuilder().comment(text).build());
  }

  /** The reader may go at any moment: asking before would not help. */
  private CompletionStage<?> hand(OutboundSseEvent event) {
    try {
      return sink.send(event);
    } catch (IllegalStateException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public void onClosed(Runnable action) {
    exchange.addEndHandler(_ -> action.run());
  }

  @Override
  public void end() {
    sink.close();
  }

  @Override
  public void cut() {
    exchange.response().reset();
  }
}
