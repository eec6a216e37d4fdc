package dev.bob.state.recall;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bob.state.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A server on loopback that speaks OpenAI's API for embeddings, with a model that knows of three
 * subjects: what drives, what grows, and how one greets.
 */
public final class EmbeddingServer implements AutoCloseable {
  private final HttpServer server;
  private final List<Integer> requests = Collections.synchronizedList(new ArrayList<>());
  private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
  private volatile int status = 200;
  private volatile UnaryOperator<ArrayNode> data = UnaryOperator.identity();

  public EmbeddingServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/embeddings", this::answer);
    server.start();
  }

  /** For {@code OPENAI_BASE_URL}. */
  public String baseUrl() {
    return "http://127.0.0.1:%s/v1".formatted(server.getAddress().getPort());
  }

  /** How many texts each request had. */
  public List<Integer> requests() {
    return List.copyOf(requests);
  }

  /** What each request showed in its header. */
  List<String> keys() {
    return List.copyOf(keys);
  }

  void fail(int with) {
    status = with;
  }

  void answer(UnaryOperator<ArrayNode> otherwise) {
    data = otherwise;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
      var asked = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
      var input = asked.path("input");
      requests.add(input.size());
      var vectors = Json.MAPPER.createArrayNode();
      for (int i = 0; i < input.size(); i++) {
        vectors.add(vector(i, input.get(i).asText()));
      }
      var answer = Json.MAPPER.createObjectNode().put("object", "list");
      answer.set("data", data.apply(vectors));
      answer.set("model", asked.path("model"));
      answer.putObject("usage").put("prompt_tokens", 1).put("total_tokens", 1);
      var body = Json.MAPPER.writeValueAsBytes(answer);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static ObjectNode vector(int index, String text) {
    var words = text.toLowerCase(Locale.ROOT);
    boolean drives = words.contains("car") || words.contains("automobile");
    boolean grows = words.contains("tree") || words.contains("oak");
    var one = Json.MAPPER.createObjectNode().put("object", "embedding").put("index", index);
    boolean greets = words.contains("greet") || words.contains("welcome");
    one.putArray("embedding").add(drives ? 1.0 : 0).add(grows ? 1.0 : 0).add(greets ? 1.0 : 0);
    return one;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
