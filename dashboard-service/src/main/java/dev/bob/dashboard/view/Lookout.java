package dev.bob.dashboard.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.json.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Looks at other services over REST, without waiting: each look ends within the limit, whatever the
 * other side does, and a bad answer is a glance like any other. Follows no redirects.
 */
final class Lookout implements AutoCloseable {
  private final PollConfig config;
  private final HttpClient client;

  Lookout(PollConfig config) {
    this.config = config;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.pollLimit())
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /** Asks for health and state at once; the future never fails. */
  CompletableFuture<Glance> look(String service) {
    var health = get(service, "/q/health/ready");
    var state = get(service, "/api/state");
    return health
        .handle(
            (answer, failure) ->
                failure != null
                    ? Health.UNREACHABLE
                    : answer.statusCode() == 200 ? Health.UP : Health.DOWN)
        .thenCombine(
            state.handle(
                (answer, failure) ->
                    failure != null || answer.statusCode() != 200
                        ? Optional.<JsonNode>empty()
                        : document(answer.body())),
            (up, document) -> new Glance(up, document, document.isPresent()));
  }

  private CompletableFuture<HttpResponse<byte[]>> get(String service, String path) {
    CompletableFuture<HttpResponse<byte[]>> exchange;
    try {
      var request =
          HttpRequest.newBuilder(URI.create(service).resolve(path))
              .timeout(config.pollLimit())
              .build();
      exchange = client.sendAsync(request, _ -> new LimitedBody(config.pollAnswerBytesMax()));
    } catch (IllegalArgumentException e) { // an address that is none
      return CompletableFuture.failedFuture(e);
    }
    // The client's own limit ends with the head of an answer; this one includes the body.
    return exchange
        .copy()
        .orTimeout(config.pollLimit().toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete(
            (_, failure) -> {
              if (failure != null) {
                exchange.cancel(true);
              }
            });
  }

  private static Optional<JsonNode> document(byte[] body) {
    try {
      return Optional.of(StrictJson.parse(body)).filter(JsonNode::isObject);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
