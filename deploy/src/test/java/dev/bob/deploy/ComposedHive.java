package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A hive that {@code docker compose} runs, seen from outside. The program is used as people use it:
 * Testcontainers' own class for it knows the project's name alone, starts and removes, and that is
 * all; here the same project is scaled, restarted, taken down and brought up again.
 */
final class ComposedHive implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(90);
  static final String TOKEN = "test-token-0123456789abcdef";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String project;
  private final int port;
  private final Map<String, String> environment;
  private final List<String> files;
  private final HttpClient http = HttpClient.newHttpClient();

  private ComposedHive(
      String project, int port, Map<String, String> environment, List<String> files) {
    this.project = project;
    this.port = port;
    this.environment = Map.copyOf(environment);
    this.files = List.copyOf(files);
  }

  /** One that is not up yet, with a name and a port of its own. */
  static ComposedHive of(Path workspace, String... overrides) throws IOException {
    int port = RunningHive.freePort();
    var project = "bobtest" + Long.toHexString(System.nanoTime());
    var environment = new HashMap<String, String>();
    environment.put("BOB_WORKSPACE", workspace.toString());
    environment.put("BOB_DASHBOARD_PORT", Integer.toString(port));
    environment.put("BOB_AUTH_TOKEN", TOKEN);
    return new ComposedHive(project, port, environment, List.of(overrides));
  }

  String project() {
    return project;
  }

  /** Of the dashboard on this machine. */
  int port() {
    return port;
  }

  /** {@code docker compose up} with so many instances, until all are ready. */
  ComposedHive up(int instances) throws IOException, InterruptedException {
    compose("up", "-d", "--wait", "--no-build", "--scale", "instance=" + instances);
    return this;
  }

  /** Runs {@code docker compose} on this project; it must succeed. */
  String compose(String... words) throws IOException, InterruptedException {
    var result = tryCompose(words);
    assertThat(result.code()).as("%s: %s", List.of(words), result.err()).isZero();
    return result.out();
  }

  Shell.Result tryCompose(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("docker", "compose", "-p", project));
    Stream.concat(Stream.of(Scripts.composeFile()), files.stream())
        .forEach(file -> command.addAll(List.of("-f", file)));
    command.addAll(List.of(words));
    return Shell.run(Scripts.folder(), environment, command, LIMIT);
  }

  /** Runs {@code docker}; it must succeed. */
  static String docker(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(words));
    var result = Shell.run(Scripts.folder(), Map.of(), command, LIMIT);
    assertThat(result.code()).as("%s: %s", command, result.err()).isZero();
    return result.out();
  }

  /** What {@code docker inspect} tells of each running container of the project, by its name. */
  Map<String, JsonNode> containers() throws IOException, InterruptedException {
    var ids = ids("status=running");
    var found = new TreeMap<String, JsonNode>();
    if (!ids.isEmpty()) {
      var words = new ArrayList<>(List.of("inspect"));
      words.addAll(ids);
      for (var container : JSON.readTree(docker(words.toArray(String[]::new)))) {
        found.put(container.path("Name").asText().substring(1), container);
      }
    }
    return found;
  }

  /** Names of the running instances' containers, in order. */
  List<String> instanceContainers() throws IOException, InterruptedException {
    return containersOf("instance");
  }

  /** Names of the running containers of a service, in order. */
  List<String> containersOf(String service) throws IOException, InterruptedException {
    return containers().keySet().stream()
        .filter(name -> name.startsWith(project + "-" + service + "-"))
        .toList();
  }

  private List<String> ids(String filter) throws IOException, InterruptedException {
    return docker(
            "ps",
            "-aq",
            "--no-trunc",
            "--filter",
            "label=com.docker.compose.project=" + project,
            "--filter",
            filter)
        .lines()
        .toList();
  }

  /** The dashboard's state; an empty object while it does not answer. */
  JsonNode state() {
    try {
      var request = request("/api/state").build();
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException | InterruptedException e) {
      return JSON.createObjectNode();
    }
  }

  /** The live members: id to the short id of its container. */
  Map<String, String> members() {
    var hosts = new TreeMap<String, String>();
    for (var instance : state().path("instances")) {
      hosts.put(instance.path("instance_id").asText(), instance.path("host").asText());
    }
    return hosts;
  }

  /**
   * Waits until so many are wished, run as containers, and are members that answer; gives id to the
   * short id of its container.
   */
  Map<String, String> awaitFleet(int count) {
    await("a fleet of " + count)
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            () -> {
              var state = state();
              var fleet = state.path("orchestrator").path("state");
              assertThat(fleet.path("desired").asInt(-1)).as("wished: %s", fleet).isEqualTo(count);
              assertThat(fleet.path("planned").asInt(-1)).as("planned: %s", fleet).isZero();
              assertThat(state.path("instances"))
                  .hasSize(count)
                  .allMatch(instance -> instance.path("health").asText().equals("up"));
              assertThat(instanceContainers()).hasSize(count);
            });
    return members();
  }

  /** As a person who has the token. */
  int wish(int replicas) throws IOException, InterruptedException {
    var request =
        request("/api/fleet")
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString("{\"replicas\":" + replicas + "}"))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /** The body of an answer that must be 200. */
  String get(String path) throws IOException, InterruptedException {
    var answer = http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .timeout(Duration.ofSeconds(5));
  }

  /** Waits for the end of the first goal; gives its report. */
  String awaitReport() throws IOException, InterruptedException {
    await("the report")
        .atMost(LIMIT)
        .until(
            () -> state().path("goals").path(0).path("state").path("state").asText(),
            "finished"::equals);
    return compose("exec", "-T", "dashboard", "cat", "/bob/reports/goal_1/REPORT.md");
  }

  Journal journal() throws IOException, InterruptedException {
    return Journal.of(
        compose("exec", "-T", "dashboard", "sh", "-c", "cat /bob/.bob/journal/*.jsonl"));
  }

  /** The lines of the journal with that type of event. */
  List<JsonNode> events(String type) throws IOException, InterruptedException {
    return journal().events(type);
  }

  /** Removes all of it, whatever is left and whoever made it. */
  @Override
  public void close() throws IOException {
    try {
      tryCompose("kill", "orchestrator"); // so that nothing is made while the rest is removed
      tryCompose("down", "-v", "-t", "5", "--remove-orphans");
      var left = ids("name=" + project);
      if (!left.isEmpty()) {
        var words = new ArrayList<>(List.of("rm", "-f", "-v"));
        words.addAll(left);
        docker(words.toArray(String[]::new));
        tryCompose("down", "-v");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
