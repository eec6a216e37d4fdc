package dev.bob.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;

/** A model for embeddings on loopback, behind OpenAI's API, that tells greetings from the rest. */
final class GreetingModel implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;

  GreetingModel() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/embeddings", GreetingModel::answer);
    server.start();
  }

  String baseUrl() {
    return "http://127.0.0.1:%s/v1".formatted(server.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var asked = JSON.readTree(exchange.getRequestBody().readAllBytes());
      var answer = JSON.createObjectNode().put("object", "list");
      var data = answer.putArray("data");
      for (JsonNode text : asked.path("input")) {
        boolean greets = text.asText().toLowerCase(Locale.ROOT).matches("(?s).*(greet|welcome).*");
        data.addObject()
            .put("object", "embedding")
            .put("index", data.size() - 1)
            .putArray("embedding")
            .add(greets ? 1 : 0)
            .add(greets ? 0 : 1);
      }
      answer.putObject("usage").put("prompt_tokens", 1).put("total_tokens", 1);
      var body = JSON.writeValueAsBytes(answer);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
