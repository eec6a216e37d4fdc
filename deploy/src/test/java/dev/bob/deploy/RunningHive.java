package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A hive that {@code start-multi.sh} runs, seen from outside. */
final class RunningHive implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Pattern HOME = Pattern.compile("(?m)^Home +(\\S+)$");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path home;
  private final Path output;
  private final Process console;
  private final HttpClient http = HttpClient.newHttpClient();

  private RunningHive(Path home, Path output, Process console) {
    this.home = home;
    this.output = output;
    this.console = console;
  }

  /** Starts one on a free port; {@code --no-build} is given. */
  static RunningHive start(Path repository, Path home, String... words) throws IOException {
    return start(repository, home, Map.of(), words);
  }

  /** Starts one on a free port, with further variables in its environment. */
  static RunningHive start(
      Path repository, Path home, Map<String, String> environment, String... words)
      throws IOException {
    var all = new ArrayList<>(List.of("--home", home.toString()));
    all.addAll(List.of("--port", Integer.toString(freePort())));
    all.addAll(List.of(words));
    var output = Files.createTempFile(home.getParent(), "console", ".out");
    return new RunningHive(home, output, launch(repository, environment, output, all));
  }

  /**
   * Starts one where and as the script chooses.
   *
   * @param person the home directory of the person
   */
  static RunningHive startAtDefaults(Path repository, Path person, String... words)
      throws IOException {
    var output = Files.createTempFile(person, "console", ".out");
    var console = launch(repository, Map.of("HOME", person.toString()), output, List.of(words));
    await().atMost(LIMIT).until(() -> HOME.matcher(Files.readString(output)).find());
    var said = HOME.matcher(Files.readString(output));
    assertThat(said.find()).isTrue();
    return new RunningHive(Path.of(said.group(1)), output, console);
  }

  private static Process launch(
      Path repository, Map<String, String> environment, Path output, List<String> words)
      throws IOException {
    // Who runs tests in the background has SIGINT ignored, and children inherit that.
    var command = new ArrayList<>(List.of("/usr/bin/env", "--default-signal=INT", Scripts.start()));
    command.addAll(List.of("--workspace", repository.toString(), "--no-build"));
    command.addAll(words);
    var builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  Path home() {
    return home;
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  boolean running() {
    return console.isAlive();
  }

  /** Waits for its end; gives the exit code. */
  int end() throws IOException, InterruptedException {
    assertThat(console.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
        .as("the console ends; it says: %s", output())
        .isTrue();
    return console.exitValue();
  }

  /** The console, which keeps the services running. */
  long consolePid() {
    return console.pid();
  }

  /** As Ctrl-C does, then waits for its end; gives the exit code. */
  int interrupt() throws IOException, InterruptedException {
    signal("INT", console.pid());
    return end();
  }

  /** Kills every process of it, the console first, which would start others again. */
  void killAll() throws IOException, InterruptedException {
    signal("KILL", console.pid());
    console.waitFor();
    while (!processes().isEmpty()) {
      for (var process : processes()) {
        ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }

  static void signal(String name, long pid) throws IOException, InterruptedException {
    var result = Shell.run(Path.of("/"), Map.of(), List.of("kill", "-" + name, Long.toString(pid)));
    assertThat(result.code()).as(result.err()).isZero();
  }

  /** The live members: id to pid. */
  Map<String, Long> members() {
    var pids = new TreeMap<String, Long>();
    state()
        .path("instances")
        .forEach(
            instance ->
                pids.put(instance.path("instance_id").asText(), instance.path("pid").asLong()));
    return pids;
  }

  /** Waits until exactly so many are members and none is about to leave; gives id to pid. */
  Map<String, Long> awaitMembers(int count) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              var state = state();
              var instances = state.path("instances");
              return instances.size() == count
                  && state.path("planned").asInt() == 0
                  && !instances.toString().contains("steering");
            });
    return members();
  }

  /** The orchestrator's state; an empty object while it does not answer. */
  JsonNode state() {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(url("orchestrator") + "/api/state"))
              .timeout(Duration.ofSeconds(5))
              .build();
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException | InterruptedException e) {
      return JSON.createObjectNode();
    }
  }

  /** To the orchestrator, as a person who has the token. */
  int send(String method, String path, String body) throws IOException, InterruptedException {
    return send("orchestrator", method, path, body);
  }

  /** To that service, as a person who has the token. */
  int send(String service, String method, String path, String body)
      throws IOException, InterruptedException {
    var token = Files.readString(home.resolveSibling(home.getFileName() + ".token")).strip();
    var request =
        HttpRequest.newBuilder(URI.create(url(service) + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  String url(String service) throws IOException {
    return address(service).path("url").asText();
  }

  long pid(String service) throws IOException {
    return address(service).path("pid").asLong();
  }

  /** Waits for it: the dashboard starts when the instances are ready. */
  private JsonNode address(String service) throws IOException {
    var file = home.resolve(".bob/run").resolve(service + ".json");
    await().atMost(LIMIT).until(() -> Files.exists(file));
    return JSON.readTree(Files.readString(file));
  }

  /** The journal's events of that type. */
  List<JsonNode> events(String type) throws IOException {
    return Journal.at(home).events(type);
  }

  /** All of them. */
  List<JsonNode> events() throws IOException {
    return Journal.at(home).events();
  }

  /** How often that instance has written its state since it was started. */
  long beats(String instance) throws IOException {
    return stateFile(instance).path("heartbeat").asLong();
  }

  boolean hasStateFile(String instance) {
    return Files.exists(home.resolve(".instance_" + instance + "_state.json"));
  }

  /** What that instance last said of itself. */
  JsonNode stateFile(String instance) throws IOException {
    return JSON.readTree(Files.readString(home.resolve(".instance_" + instance + "_state.json")));
  }

  /** Of its first goal. */
  String report() throws IOException {
    return report("goal_1");
  }

  String report(String goal) throws IOException {
    return Files.readString(home.resolve("reports").resolve(goal).resolve("REPORT.md"));
  }

  /** Of its first goal. */
  JsonNode sarif() throws IOException {
    return sarif("goal_1");
  }

  JsonNode sarif(String goal) throws IOException {
    var file = home.resolve("reports").resolve(goal).resolve("findings.sarif");
    return JSON.readTree(Files.readString(file));
  }

  /** Every process on this machine that was started for this home. */
  List<HiveProcesses.Running> processes() throws IOException {
    return new HiveProcesses(home).all();
  }

  /** Ends what a failed test may have left. */
  @Override
  public void close() throws IOException {
    console.destroy();
    console.onExit().completeOnTimeout(console, LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    for (var process : processes()) {
      ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }
  }
}
