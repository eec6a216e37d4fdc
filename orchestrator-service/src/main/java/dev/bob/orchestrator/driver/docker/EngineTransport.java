package dev.bob.orchestrator.driver.docker;

import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.bob.orchestrator.Plain;
import dev.bob.orchestrator.driver.DriverUnavailable;
import dev.bob.state.model.Clip;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One call to the Engine at a time, each with a limit. The client's own limits do not hold on a
 * Unix socket (a channel knows none), so each call has a virtual thread, which an interrupt gets
 * out of whatever it waits in. Used by the fleet's thread, and by that of {@link EngineEvents}.
 */
final class EngineTransport implements AutoCloseable {
  private static final Set<String> SCHEMES = Set.of("unix", "tcp", "http");

  /** A list of a thousand containers with many labels has about 4 MiB. */
  private static final int ANSWER_BYTES_MAX = 16 << 20;

  private static final int CONNECTIONS_MAX = 8;
  private static final int REASON_CHARS_MAX = 200;

  private final URI address;
  private final Duration limit;
  private final DockerHttpClient client;

  /**
   * Connects nowhere yet.
   *
   * @param limit for one call
   * @throws IllegalArgumentException if the address is of no kind that can be called
   */
  EngineTransport(URI address, Duration limit) {
    if (!SCHEMES.contains(address.getScheme())) {
      throw new IllegalArgumentException(
          "DOCKER_HOST="
              + address
              + ": not built yet; use unix:///var/run/docker.sock or tcp://host:port");
    }
    this.address = address;
    this.limit = limit;
    this.client =
        new ApacheDockerHttpClient.Builder()
            .dockerHost(address)
            .maxConnections(CONNECTIONS_MAX)
            .connectionTimeout(limit)
            .build();
  }

  /**
   * What the Engine said.
   *
   * @param status of HTTP
   */
  record Answer(int status, byte[] body) {}

  URI address() {
    return address;
  }

  /**
   * Calls and awaits the whole answer.
   *
   * @param path with its query, encoded
   * @param body JSON; empty for none
   */
  Answer call(String method, String path, byte[] body) throws DriverUnavailable {
    try {
      return call(method, path, body, limit);
    } catch (TimeoutException e) {
      throw unavailable("no answer within " + limit.toMillis() + " ms", e);
    }
  }

  /** Likewise, with a limit of its own. */
  Answer call(String method, String path, byte[] body, Duration limit)
      throws DriverUnavailable, TimeoutException {
    var task = new FutureTask<>(() -> exchange(request(method, path, body)));
    Thread.ofVirtual().name("bob-docker-call").start(task);
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw unavailable(reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted", e);
    } finally {
      task.cancel(true);
    }
  }

  /** An answer that goes on; the caller's thread waits in it, and closes it. */
  DockerHttpClient.Response open(String path) throws DriverUnavailable {
    try {
      return client.execute(request("GET", path, new byte[0]));
    } catch (RuntimeException e) { // so the client wraps whatever goes wrong on the wire
      throw unavailable(reason(e), e);
    }
  }

  private static DockerHttpClient.Request request(String method, String path, byte[] body) {
    var request = DockerHttpClient.Request.builder().method(method).path(path);
    if (body.length > 0) {
      request.putHeader("Content-Type", "application/json").bodyBytes(body);
    }
    return request.build();
  }

  private Answer exchange(DockerHttpClient.Request request) throws IOException {
    try (var response = client.execute(request)) {
      return new Answer(response.getStatusCode(), bounded(response.getBody()));
    }
  }

  private static byte[] bounded(InputStream body) throws IOException {
    var bytes = body.readNBytes(ANSWER_BYTES_MAX + 1);
    if (bytes.length > ANSWER_BYTES_MAX) {
      throw new IOException("the answer has more than " + ANSWER_BYTES_MAX + " bytes");
    }
    return bytes;
  }

  /** The sentence for people: who does not answer, why, what follows, and what to look at. */
  DriverUnavailable unavailable(String reason, Throwable cause) {
    if (reason.contains("Permission denied")) {
      return new DriverUnavailable(
          "the Docker engine's socket "
              + address
              + " may not be opened by this user: run the orchestrator as the socket's owner or in"
              + " its group; until then the fleet stays as it is",
          cause);
    }
    return new DriverUnavailable(
        "the Docker engine at "
            + address
            + " does not answer ("
            + reason
            + "): see that it runs and that DOCKER_HOST is right; until then the fleet stays as it"
            + " is",
        cause);
  }

  private static String reason(Throwable failure) {
    var deepest = failure;
    for (int depth = 0; deepest.getCause() != null && depth < 20; depth++) {
      deepest = deepest.getCause();
    }
    var message = deepest.getMessage();
    return printable(message == null ? deepest.getClass().getSimpleName() : message);
  }

  /** Text that came over the wire, fit for a sentence. */
  static String printable(String text) {
    return Clip.clip(Plain.line(text).strip(), REASON_CHARS_MAX);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
