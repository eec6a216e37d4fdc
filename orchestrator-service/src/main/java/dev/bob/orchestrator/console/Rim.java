package dev.bob.orchestrator.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.json.Json;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Asks the hive's services over HTTP, as the person who has the operator's token. */
final class Rim {
  private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(2);
  private final Path home;

  Rim(Path home) {
    this.home = home;
  }

  /** A link that signs one browser in, once; absent if the dashboard gave none. */
  Optional<String> signInLink(String dashboard) throws IOException {
    var connection = open(dashboard + "/api/signin-codes");
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Authorization", "Bearer " + token());
    connection.setRequestProperty("Content-Type", "application/json");
    connection.setDoOutput(true);
    connection.getOutputStream().write("{}".getBytes(StandardCharsets.UTF_8));
    return answer(connection).map(json -> json.path("url").asText());
  }

  /** Why the fleet is not as wished, as sentences; empty if it is. */
  String reasons(String orchestrator) throws IOException {
    var reasons = new StringBuilder();
    answer(open(orchestrator + "/api/state"))
        .ifPresent(
            json -> json.path("reasons").forEach(r -> reasons.append(r.asText()).append(' ')));
    return reasons.toString().strip();
  }

  private String token() throws IOException {
    var given = System.getenv("BOB_AUTH_TOKEN");
    return given != null && !given.isBlank()
        ? given
        : Files.readString(home.resolveSibling(home.getFileName() + ".token")).strip();
  }

  private static HttpURLConnection open(String url) throws IOException {
    var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setConnectTimeout((int) ANSWER_WAIT_MAX.toMillis());
    connection.setReadTimeout((int) ANSWER_WAIT_MAX.toMillis());
    return connection;
  }

  private static Optional<JsonNode> answer(HttpURLConnection connection) throws IOException {
    if (connection.getResponseCode() / 100 != 2) {
      return Optional.empty();
    }
    try (var body = connection.getInputStream()) {
      return Optional.of(Json.MAPPER.readTree(body));
    }
  }
}
