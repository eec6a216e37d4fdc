package dev.bob.orchestrator.driver.docker;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Listens to what the Engine tells of our containers, on a thread of its own, for as long as the
 * process lives. A hint only: whoever hears it looks for itself, and looks every three seconds
 * anyway, so a stream that breaks costs nothing but these.
 */
final class EngineEvents implements AutoCloseable {
  private static final Duration RECONNECT_AFTER = Duration.ofSeconds(2);
  private static final int CHUNK_BYTES_MAX = 8_192;

  /** Not those of health checks, of which there are many. */
  private static final List<String> EVENTS = List.of("create", "start", "die", "destroy", "oom");

  private final EngineTransport transport;
  private final ComposeService service;
  private final Runnable listener;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("bob-docker-events").unstarted(this::run);

  EngineEvents(EngineTransport transport, ComposeService service, Runnable listener) {
    this.transport = transport;
    this.service = service;
    this.listener = listener;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      do {
        listen();
      } while (!closed.await(RECONNECT_AFTER.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    var buffer = new byte[CHUNK_BYTES_MAX];
    try (var response = transport.open(path())) {
      while (response.getStatusCode() == 200 && response.getBody().read(buffer) >= 0) {
        listener.run();
      }
    } catch (IOException e) { // away or broken: the look that comes anyway says so
      return;
    }
  }

  private String path() throws IOException {
    return "/events?filters="
        + Engine.encoded(
            Map.of(
                "type",
                List.of("container"),
                "event",
                EVENTS,
                "label",
                List.of(
                    ComposeService.PROJECT_LABEL + "=" + service.project(),
                    ComposeService.SERVICE_LABEL + "=" + service.service())));
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
  }
}
