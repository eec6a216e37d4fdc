package dev.bob.dashboard.page;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.dashboard.TestHome;
import dev.bob.state.Hive;
import dev.bob.state.json.Json;
import dev.bob.state.log.file.FileEventLog;
import dev.bob.state.snapshot.FileSnapshots;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The packaged dashboard as a process, and the hive that it shows, as another process sees it. */
final class RunningDashboard implements AutoCloseable {
  private static final Path JAR =
      Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path home;
  private final int port;
  private final List<String> options;
  private final Hive hive;
  private Process process;

  private RunningDashboard(Path home, int port, List<String> options) throws IOException {
    this.home = home;
    this.port = port;
    this.options = options;
    this.hive = new Hive(FileEventLog.open(home), FileSnapshots.in(home), Clock.systemUTC());
    this.process = launch();
  }

  /** Starts one on a free port, with a home in that directory. */
  static RunningDashboard start(Path directory) throws IOException {
    return over(Files.createDirectory(directory.resolve("home")));
  }

  /**
   * Starts one on a free port, over a home that is there.
   *
   * @param options of its JVM
   */
  static RunningDashboard over(Path home, String... options) throws IOException {
    var dashboard = new RunningDashboard(home, freePort(), List.of(options));
    dashboard.awaitReady();
    return dashboard;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Process launch() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java, "-Xmx256m"));
    command.addAll(options);
    command.addAll(List.of("-jar", JAR.toString()));
    var builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(home.resolveSibling("dashboard.out").toFile()));
    var environment = builder.environment();
    environment.put("BOB_HOME", home.toString());
    environment.put("BOB_AUTH_TOKEN", TestHome.TOKEN);
    environment.put("BOB_DASHBOARD_PORT", Integer.toString(port));
    environment.put("BOB_POLL_INTERVAL", "PT0.2S");
    environment.put("BOB_PRESENCE_INTERVAL", "PT0.2S");
    return builder.start();
  }

  Hive hive() {
    return hive;
  }

  Path home() {
    return home;
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** A link that signs one browser in. */
  String signinLink() throws IOException, InterruptedException {
    return Json.MAPPER.readTree(send("POST", "/api/signin-codes", "{}")).get("url").asText();
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return Json.MAPPER.readTree(send("GET", path, ""));
  }

  private String send(String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + TestHome.TOKEN)
            .header("Content-Type", "application/json")
            .timeout(LIMIT)
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Starts it again at the same address. */
  void startAgain() throws IOException {
    process = launch();
    awaitReady();
  }

  private void awaitReady() {
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .until(() -> get("/q/health/ready").path("status").asText().equals("UP"));
  }

  @Override
  public void close() {
    kill();
    hive.close();
    client.shutdownNow();
  }
}
