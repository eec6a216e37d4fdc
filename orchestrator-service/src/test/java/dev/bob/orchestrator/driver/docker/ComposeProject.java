package dev.bob.orchestrator.driver.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A Compose project on the machine's own engine; instances are programs that sleep. */
final class ComposeProject implements AutoCloseable {
  private static final String FILE =
      """
      services:
        instance:
          image: eclipse-temurin:25-jre-alpine
          entrypoint: ["sleep"]
          command: ["600"]
          user: "10001:0"
          init: true
          read_only: true
          cap_drop: [ALL]
          security_opt: ["no-new-privileges:true"]
          pids_limit: 50
          mem_limit: 64m
          restart: "no"
          stop_grace_period: 3s
          environment: {BOB_MIND: offline}
          tmpfs: ["/tmp:size=8m,noexec"]
          volumes: ["bob:/bob", ".:/workspace:ro"]
          labels: {bob.role: instance}
          networks: [default, second]
      networks: {second: {}}
      volumes: {bob: {}}
      """;

  private final String name = "bobtest" + UUID.randomUUID().toString().substring(0, 8);
  private final Path folder;

  ComposeProject(Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("compose.yml"), FILE);
  }

  /** Skips the tests, and says so, where no engine with Compose answers; fails in CI. */
  static void requireEngine() throws IOException, InterruptedException {
    boolean answers =
        Shell.run(Path.of("."), "docker", "info").code() == 0
            && Shell.run(Path.of("."), "docker", "compose", "version").code() == 0;
    if (!answers) {
      var sentence = "no Docker engine with Compose answers here: the driver is not tested on one";
      System.err.println("SKIPPED: " + sentence);
      Assertions.assertNotEquals("required", System.getenv("BOB_TEST_ENGINE"), sentence);
      Assumptions.abort(sentence);
    }
  }

  String name() {
    return name;
  }

  ComposeService service() {
    return new ComposeService(name, "instance");
  }

  void scale(int replicas) throws IOException, InterruptedException {
    compose("up", "-d", "--scale", "instance=" + replicas);
  }

  /** Runs {@code docker compose} in this project; gives what it prints on standard output. */
  String compose(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("docker", "compose", "-p", name));
    command.addAll(List.of(words));
    return checked(command);
  }

  String docker(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(words));
    return checked(command);
  }

  private String checked(List<String> command) throws IOException, InterruptedException {
    var result = Shell.run(folder, command.toArray(String[]::new));
    Assertions.assertEquals(0, result.code(), () -> command + ": " + result.errors());
    return result.output();
  }

  /** The container's name of that number. */
  String instance(int number) {
    return name + "-instance-" + number;
  }

  @Override
  public void close() throws IOException {
    try {
      compose("down", "-v", "-t", "1", "--remove-orphans");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted: containers of project " + name + " are left", e);
    }
  }

  /** What a command printed and how it ended. */
  record Shell(int code, String output, String errors) {
    private static final int SECONDS_MAX = 60;

    static Shell run(Path folder, String... command) throws IOException, InterruptedException {
      var output = Files.createTempFile("bob", ".out");
      var errors = Files.createTempFile("bob", ".err");
      try {
        var process =
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
        return new Shell(
            process.exitValue(),
            Files.readString(output, StandardCharsets.UTF_8),
            Files.readString(errors, StandardCharsets.UTF_8));
      } catch (IOException e) {
        return new Shell(127, "", String.valueOf(e.getMessage()));
      } finally {
        Files.delete(output);
        Files.delete(errors);
      }
    }
  }
}
