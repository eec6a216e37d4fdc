package dev.bob.dashboard;

import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Reads server-sent events as the standard says, and keeps all that it sees. */
public final class SseReader implements AutoCloseable {
  /**
   * @param id as of this event alone; empty if it carries none
   */
  public record Event(String id, String type, String data) {}

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpResponse<Stream<String>> answer;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final List<String> comments = new CopyOnWriteArrayList<>();
  private volatile boolean ended;

  /** Asks for that path of the service under test; headers are names and values in turn. */
  public SseReader(String path, String... headers) throws Exception {
    var uri = URI.create("http://localhost:" + RestAssured.port + path);
    var request = HttpRequest.newBuilder(uri);
    if (headers.length > 0) {
      request.headers(headers);
    }
    answer = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
    if (status() == 200) {
      Thread.ofVirtual().start(this::read);
    }
  }

  public int status() {
    return answer.statusCode();
  }

  public HttpHeaders headers() {
    return answer.headers();
  }

  /** What stands in place of a stream. */
  public String body() {
    return answer.body().collect(Collectors.joining("\n"));
  }

  /** What came so far. */
  public List<Event> events() {
    return List.copyOf(events);
  }

  public List<Event> events(String type) {
    return events.stream().filter(event -> event.type().equals(type)).toList();
  }

  public List<String> comments() {
    return List.copyOf(comments);
  }

  /** Waits for an event like that, and gives the first. */
  public Event await(Predicate<Event> wanted) {
    Awaitility.await().until(() -> events.stream().anyMatch(wanted));
    return events.stream().filter(wanted).findFirst().orElseThrow();
  }

  public Event await(String type) {
    return await(event -> event.type().equals(type));
  }

  public boolean ended() {
    return ended;
  }

  public void awaitEnd() {
    Awaitility.await().until(() -> ended);
  }

  private void read() {
    try (var lines = answer.body()) {
      var parser = new Parser();
      lines.forEach(parser::line);
    } catch (RuntimeException e) {
      // the connection was cut
    }
    ended = true;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private final class Parser {
    private String id = "";
    private String type = "message";
    private StringBuilder data = new StringBuilder();

    void line(String line) {
      if (line.isEmpty()) {
        if (!data.isEmpty()) {
          events.add(new Event(id, type, data.substring(0, data.length() - 1)));
        }
        id = "";
        type = "message";
        data = new StringBuilder();
      } else if (line.startsWith(":")) {
        comments.add(line.substring(1));
      } else {
        field(line.split(":", 2)[0], line.substring(line.indexOf(':') + 1));
      }
    }

    private void field(String name, String value) {
      switch (name) {
        case "id" -> id = value;
        case "event" -> type = value;
        case "data" -> data.append(value).append('\n');
        default -> throw new AssertionError("no field of an event: " + name);
      }
    }
  }
}
