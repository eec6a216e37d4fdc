package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cache that does not fit is passed over in silence: the start is only slower. It goes before all
 * others, whose hives start faster from what is learned here.
 */
@Order(1)
class StartCacheIT {
  private static final String USED = "Using AOT-linked classes: true";

  /** As start-multi.sh does it, but with nothing to do. */
  private static final String START =
      """
      bob=$2 && . "$bob/deploy/lib.sh" && . "$bob/.mvn/java-home.sh"
      run_program "$1" -XX:AOTMode=on "-XX:AOTCache=$(cache_of "$1")" -Xlog:aot --
      """;

  @TempDir Path temp;

  @Test
  void everyProgramStartsFromTheCacheThatTheBuildMade() throws Exception {
    // Given
    var build = Shell.run(temp, Map.of(), List.of(Scripts.build()));
    assertThat(build.code()).as(build.out() + build.err()).isZero();
    for (var service : List.of("orchestrator", "dashboard", "instance")) {
      // When
      var said = startAndEnd(service);
      // Then
      assertThat(said).as(service).contains(USED).contains("Installed");
    }
    for (var program : List.of("preflight", "console")) {
      // When
      var root = Scripts.folder().getParent().toString();
      var said = Shell.run(temp, Map.of(), List.of("bash", "-c", START, "bash", program, root));
      // Then
      assertThat(said.out()).as(program + said.err()).contains(USED);
    }
  }

  /** With a mode in which the JVM ends at once where it cannot use the cache. */
  private String startAndEnd(String service) throws Exception {
    var output = temp.resolve(service + ".out");
    var cache = Scripts.target(service).resolve("start.aot");
    var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    command.addAll(
        List.of(
            "-XX:CompileThresholdScaling=5",
            "-XX:+UseCompactObjectHeaders",
            "-XX:AOTMode=on",
            "-Xlog:aot"));
    command.addAll(List.of("-XX:AOTCache=" + cache, "-jar"));
    command.add(Scripts.target(service).resolve("quarkus-app/quarkus-run.jar").toString());
    var builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("BOB_HOME", temp.resolve("home").toString());
    builder.environment().put("BOB_INSTANCE_COUNT", "0");
    builder.environment().put("QUARKUS_HTTP_PORT", "0");
    var process = builder.start();
    try {
      await()
          .atMost(RunningHive.LIMIT)
          .until(() -> !process.isAlive() || Files.readString(output).contains("Installed feat"));
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor(RunningHive.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return Files.readString(output);
  }
}
