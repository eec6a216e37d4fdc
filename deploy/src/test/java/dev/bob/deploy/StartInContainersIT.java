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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code start-multi.sh --docker}: the one command, with containers in place of processes. */
@NeedsEngine
class StartInContainersIT {
  @TempDir Path temp;

  @Test
  void endsWithItsGoalLeavesTheReportGoesOnAndStopsWithCtrlC() throws Exception {
    // Given
    var repository = PlantedRepository.make(temp.toRealPath().resolve("planted"));
    var output = temp.resolve("output");
    try (var hive = ComposedHive.of(repository.folder())) {
      // When
      var first = start(hive, repository, output, "--exit-when-done");
      // Then
      assertThat(first.waitFor(ComposedHive.LIMIT.toSeconds(), TimeUnit.SECONDS))
          .as(Files.readString(output))
          .isTrue();
      assertThat(first.exitValue()).as(Files.readString(output)).isZero();
      assertThat(Files.readString(output))
          .contains("/signin?code=")
          .contains("Kept: the volume " + hive.project() + "_home");
      assertThat(Files.readString(report())).contains(PlantedRepository.FAULTS.values());
      assertThat(hive.containers()).isEmpty();

      // When
      var second = start(hive, repository, output);
      // Then
      await()
          .atMost(ComposedHive.LIMIT)
          .until(() -> Files.readString(output).contains("Ctrl-C stops the containers"));
      assertThat(Files.readString(output)).contains("This hive exists");
      assertThat(hive.containers()).hasSize(4);
      // When
      interruptGroup(second.pid());
      // Then
      assertThat(second.waitFor(ComposedHive.LIMIT.toSeconds(), TimeUnit.SECONDS))
          .as(Files.readString(output))
          .isTrue();
      assertThat(second.exitValue()).as(Files.readString(output)).isEqualTo(130);
      assertThat(hive.containers()).isEmpty();

      // When
      var other = start(hive, repository, output, "--goal", "Find broken links");
      // Then
      assertThat(other.waitFor(ComposedHive.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(other.exitValue()).isEqualTo(2);
      assertThat(Files.readString(output))
          .startsWith("--docker: this hive exists and has its goals")
          .hasLineCount(1);
      assertThat(hive.containers()).isEmpty();
    }
  }

  private Process start(
      ComposedHive hive, PlantedRepository repository, Path output, String... words)
      throws Exception {
    var command =
        new ArrayList<>(List.of("/usr/bin/setsid", "/usr/bin/env", "--default-signal=INT"));
    command.addAll(List.of(Scripts.start(), "2", "--docker", "--no-build"));
    command.addAll(List.of("--workspace", repository.folder().toString()));
    command.addAll(List.of("--port", Integer.toString(hive.port())));
    command.addAll(List.of(words));
    var builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("HOME", temp.toString());
    builder.environment().put("COMPOSE_PROJECT_NAME", hive.project());
    return builder.start();
  }

  /** As a terminal does. */
  private void interruptGroup(long pid) throws Exception {
    var result = Shell.run(temp, Map.of(), List.of("kill", "-INT", "--", "-" + pid));
    assertThat(result.code()).as(result.err()).isZero();
  }

  private Path report() throws Exception {
    try (Stream<Path> files = Files.walk(temp.resolve(".bob"))) {
      return files
          .filter(file -> file.endsWith("reports/goal_1/REPORT.md"))
          .findFirst()
          .orElseThrow();
    }
  }
}
