package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the person says and reads on the dashboard of a running hive. */
final class DashboardClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final String token;

  private DashboardClient(String url, String token) {
    this.url = url;
    this.token = token;
  }

  static DashboardClient of(RunningHive hive) throws IOException {
    Path home = hive.home();
    var token = Files.readString(home.resolveSibling(home.getFileName() + ".token")).strip();
    return new DashboardClient(hive.url("dashboard"), token);
  }

  /** Asks what the recipient does; gives the seq of the question. */
  long ask(String to) throws IOException, InterruptedException {
    return say(to, "question", "What are you doing?");
  }

  /** Gives the seq of what was said. */
  long say(String to, String type, String content) throws IOException, InterruptedException {
    return say(to, type, content, JSON.createObjectNode()).path("seq").asLong();
  }

  /** Gives the message as the hive has it. */
  JsonNode say(String to, String type, String content, JsonNode metadata)
      throws IOException, InterruptedException {
    var body = JSON.createObjectNode().put("to", to).put("type", type).put("content", content);
    body.set("metadata", metadata);
    return create("/api/messages", body);
  }

  /** Answers a question in the person's name; gives the question. */
  JsonNode answer(long question, String text) throws IOException, InterruptedException {
    return create(
        "/api/questions/" + question + "/answer", JSON.createObjectNode().put("text", text));
  }

  /** Gives whatever the dashboard answers. */
  HttpResponse<String> trySaying(String to, String type, String content)
      throws IOException, InterruptedException {
    return post(
        "/api/messages",
        JSON.createObjectNode().put("to", to).put("type", type).put("content", content));
  }

  private HttpResponse<String> post(String path, JsonNode body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(url + path))
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode create(String path, JsonNode body) throws IOException, InterruptedException {
    var answer = post(path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body());
  }

  /** The causes of all answers by that instance, in the order in which they were given. */
  List<Long> answeredBy(String instance) throws IOException, InterruptedException {
    var answers = get("/api/messages?type=answer&limit=1000&from=" + instance);
    assertThat(answers.path("more").asBoolean()).isFalse();
    var causes = new ArrayList<Long>();
    answers
        .path("messages")
        .forEach(answer -> causes.add(answer.at("/metadata/bob/cause").asLong()));
    return causes;
  }

  /** What stands under that path. */
  JsonNode get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url + path)).build();
    return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
