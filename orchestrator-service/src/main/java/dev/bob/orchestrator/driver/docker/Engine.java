package dev.bob.orchestrator.driver.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.orchestrator.driver.docker.EngineTransport.Answer;
import dev.bob.state.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * The few calls of the Engine's API that a driver needs. Without a version in the path, so that
 * every Engine takes them: what is used has been the same since version 1.25. That something is
 * gone already, or is so already, is no failure.
 *
 * <p>All methods throw {@link dev.bob.orchestrator.driver.DriverUnavailable} if the Engine does not
 * answer in time, and {@link EngineRefusal} if it says no.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/">Docker Engine API</a>
 */
final class Engine implements AutoCloseable {
  private static final byte[] NOTHING = new byte[0];
  private static final int TAIL_LINES = 20;

  /** What a proxy before the Engine says when the Engine is away. */
  private static final Set<Integer> AWAY = Set.of(502, 503, 504);

  private final EngineTransport transport;
  private final ComposeService service;

  Engine(EngineTransport transport, ComposeService service) {
    this.transport = transport;
    this.service = service;
  }

  URI address() {
    return transport.address();
  }

  /** The instances of this hive, running or not, in no order. */
  List<Container> containers() throws IOException {
    var filters =
        Map.of(
            "label",
            List.of(
                ComposeService.PROJECT_LABEL + "=" + service.project(),
                ComposeService.SERVICE_LABEL + "=" + service.service()));
    var found = new ArrayList<Container>();
    for (var entry : list(filters)) {
      var container = container(entry);
      if (service.owns(container)) {
        found.add(container);
      }
    }
    return found;
  }

  /** The names of all containers of the Engine that begin as our instances' names do. */
  Set<String> similarNames() throws IOException {
    var names = new HashSet<String>();
    for (var entry : list(Map.of("name", List.of(service.namePrefix())))) {
      names.add(container(entry).name());
    }
    return names;
  }

  private Container container(JsonNode entry) throws IOException {
    try {
      return Container.of(entry);
    } catch (IllegalArgumentException e) {
      throw transport.unavailable("its list of containers makes no sense", e);
    }
  }

  private JsonNode list(Map<String, List<String>> filters) throws IOException {
    var path = "/containers/json?all=1&filters=" + encoded(filters);
    var answer = transport.call("GET", path, NOTHING);
    if (answer.status() != 200) {
      throw transport.unavailable("status " + answer.status() + ", " + message(answer), null);
    }
    var list = json(answer);
    if (!list.isArray()) {
      throw transport.unavailable("no list of containers in its answer", null);
    }
    return list;
  }

  /** Everything that the Engine tells of one; empty if there is none any more. */
  Optional<JsonNode> inspect(String id) throws IOException {
    var answer = transport.call("GET", "/containers/" + id + "/json", NOTHING);
    return answer.status() == 404
        ? Optional.empty()
        : Optional.of(json(expect(answer, "cannot inspect container " + id, 200)));
  }

  /** Makes one, which does not run yet; gives its id. Status 409: the name is taken. */
  String create(String name, JsonNode body) throws IOException {
    var answer = post("/containers/create?name=" + name, body);
    return json(expect(answer, "cannot create container " + name, 201)).path("Id").asText();
  }

  void connect(String network, String id, JsonNode endpoint) throws IOException {
    var body = JsonNodeFactory.instance.objectNode().put("Container", id);
    body.set("EndpointConfig", endpoint);
    var path = "/networks/" + URLEncoder.encode(network, StandardCharsets.UTF_8) + "/connect";
    expect(post(path, body), "cannot connect container " + id + " to network " + network, 200);
  }

  void rename(String id, String name) throws IOException {
    var answer = transport.call("POST", "/containers/" + id + "/rename?name=" + name, NOTHING);
    expect(answer, "cannot rename container " + id + " to " + name, 204);
  }

  void start(String id) throws IOException {
    var answer = transport.call("POST", "/containers/" + id + "/start", NOTHING);
    expect(answer, "cannot start container " + id, 204, 304);
  }

  void signal(String id, String signal) throws IOException {
    var answer = transport.call("POST", "/containers/" + id + "/kill?signal=" + signal, NOTHING);
    expect(answer, "cannot send " + signal + " to container " + id, 204, 404, 409);
  }

  /** Thaws one; an error says that it is not frozen, which is as good. */
  void unpause(String id) throws IOException {
    var answer = transport.call("POST", "/containers/" + id + "/unpause", NOTHING);
    expect(answer, "cannot unpause container " + id, 204, 304, 404, 409, 500);
  }

  /** Waits until it does not run; false if it still does after the limit. */
  boolean awaitEnd(String id, Duration limit) throws IOException {
    try {
      var path = "/containers/" + id + "/wait?condition=not-running";
      expect(
          transport.call("POST", path, NOTHING, limit), "cannot await container " + id, 200, 404);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  /** Removes one that does not run, with the volumes that have no name. */
  void remove(String id) throws IOException {
    var answer = transport.call("DELETE", "/containers/" + id + "?v=1", NOTHING);
    boolean underWay = answer.status() == 409 && message(answer).contains("already in progress");
    if (!underWay) {
      expect(answer, "cannot remove container " + id, 204, 404);
    }
  }

  /** The last lines that it printed; empty where they cannot be had. */
  String tail(String id) throws IOException {
    var path = "/containers/" + id + "/logs?stdout=1&stderr=1&tail=" + TAIL_LINES;
    var answer = transport.call("GET", path, NOTHING);
    return answer.status() == 200 ? LogFrames.text(answer.body()) : "";
  }

  private Answer post(String path, JsonNode body) throws IOException {
    return transport.call("POST", path, Json.MAPPER.writeValueAsBytes(body));
  }

  private Answer expect(Answer answer, String failure, int... statuses) throws IOException {
    for (int status : statuses) {
      if (answer.status() == status) {
        return answer;
      }
    }
    if (AWAY.contains(answer.status())) {
      throw transport.unavailable("status " + answer.status(), null);
    }
    throw new EngineRefusal(answer.status(), failure + ": " + message(answer));
  }

  private JsonNode json(Answer answer) throws IOException {
    try {
      return Json.MAPPER.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw transport.unavailable("its answer is no JSON", e);
    }
  }

  /** The Engine's own words: {@code {"message": "No such container: x"}}. */
  private static String message(Answer answer) {
    var text = new String(answer.body(), StandardCharsets.UTF_8);
    try {
      text = Json.MAPPER.readTree(text).path("message").asText(text);
    } catch (JsonProcessingException e) { // a proxy's page: its text is what there is to say
      return EngineTransport.printable(text);
    }
    return EngineTransport.printable(text);
  }

  static String encoded(Map<String, List<String>> filters) throws IOException {
    return URLEncoder.encode(Json.MAPPER.writeValueAsString(filters), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }
}
