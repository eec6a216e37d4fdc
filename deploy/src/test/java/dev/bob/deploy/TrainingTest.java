package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How build.sh lets the programs learn to start fast; a script plays the JVM. */
class TrainingTest {
  /** Writes its cache when it is told to end, unless {@code BROKEN} names it. */
  private static final String JAVA =
      """
      #!/usr/bin/env bash
      case "$*" in
        *preflight.Preflight*) name=preflight ;;
        *console.Console*) name=console ;;
        *orchestrator-service*) name=orchestrator ;;
        *dashboard-service*) name=dashboard ;;
        *) name=instance ;;
      esac
      for word in "$@"; do case $word in -XX:AOTCacheOutput=*) cache=${word#*=} ;; esac; done
      learn() { [ "${BROKEN:-}" = "$name" ] || echo learned >"$cache"; exit 0; }
      trap learn TERM
      home=${BOB_HOME:-}
      case $name in
        orchestrator | dashboard) mkdir -p "$home/.bob/run" && echo '{}' >"$home/.bob/run/$name.json" ;;
        instance) echo '{}' >"$home/.instance_instance_1_state.json" ;;
        console) [ "${BROKEN:-}" = survey ] && learn || echo findings.sarif ;;
        preflight) learn ;;
      esac
      while :; do sleep 0.1; done
      """;

  @TempDir Path temp;
  private Path bob;

  @BeforeEach
  void aBuiltTree() throws IOException {
    bob = temp.resolve("a tree");
    for (var script : List.of("build.sh", "lib.sh")) {
      var copy = bob.resolve("deploy").resolve(script);
      Files.createDirectories(copy.getParent());
      Files.copy(Scripts.folder().resolve(script), copy);
    }
    for (var service : List.of("orchestrator", "instance", "dashboard")) {
      write(service + "-service/target/quarkus-app/quarkus-run.jar", "");
    }
    write("jdk/release", "a JDK");
    var java = write("jdk/bin/java", JAVA);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    write(".mvn/java-home.sh", "JAVA_HOME=\"$bob/jdk\"");
  }

  @Test
  void learnsOnceForEachJdk() throws Exception {
    // When, Then
    assertThat(build("").out()).contains("Learning to start fast").doesNotContain("earned");
    assertThat(caches()).hasSize(5);
    assertThat(build("").out()).isEmpty();

    // When
    write("jdk/release", "another JDK");
    // Then
    assertThat(build("").out()).contains("Learning to start fast");
    assertThat(training()).isEmpty();
  }

  @Test
  void saysOnceWhatWasNotLearned() throws Exception {
    // When, Then
    assertThat(build("dashboard").out()).contains("Not learned: dashboard.");
    assertThat(caches()).hasSize(4);
    assertThat(build("").out()).isEmpty();
  }

  @Test
  void saysOnceThatASurveyDidNotGetToItsEnd() throws Exception {
    // When, Then
    assertThat(build("survey").out()).contains("Learned in part only.");
    assertThat(build("").out()).isEmpty();
    assertThat(training()).isEmpty();
  }

  /** The second Ctrl-C ended the cleaning up of the first, and left the console and its folder. */
  @Test
  void leavesNothingBehindHoweverOftenItIsInterrupted() throws Exception {
    // Given
    var output = temp.resolve("output");
    var build =
        builder("")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            // A group of its own, as in a terminal; who runs tests in the background has SIGINT
            // ignored.
            .command("/usr/bin/env", "--default-signal=INT", "setsid", "bash", script())
            .start();
    await().until(() -> Files.exists(bob.resolve("deploy/target/training/console.out")));

    // When
    for (int i = 0; i < 5 && build.isAlive(); i++) {
      var kill = List.of("kill", "-INT", "--", "-" + build.pid());
      Shell.run(temp, Map.of(), kill);
      build.waitFor(50, TimeUnit.MILLISECONDS);
    }
    // Then
    assertThat(build.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(training()).isEmpty();
    assertThat(caches()).isEmpty();
    assertThat(ProcessHandle.allProcesses().map(ProcessHandle::info))
        .noneMatch(info -> info.commandLine().orElse("").contains(bob.toString()));
    assertThat(output)
        .content()
        .isEqualTo("Learning to start fast (once after a build, some seconds) ...\n");
  }

  private Shell.Result build(String broken) throws Exception {
    return Shell.run(
        temp, Map.of("BROKEN", broken, "TMPDIR", temp.toString()), List.of("bash", script()));
  }

  private ProcessBuilder builder(String broken) {
    var builder = new ProcessBuilder().redirectInput(new File("/dev/null"));
    builder.environment().put("BROKEN", broken);
    builder.environment().put("TMPDIR", temp.toString());
    return builder;
  }

  private String script() {
    return bob.resolve("deploy/build.sh").toString();
  }

  /** Half-written ones too. */
  private List<Path> caches() throws IOException {
    try (Stream<Path> files = Files.walk(bob)) {
      return files.filter(file -> file.getFileName().toString().contains(".aot")).toList();
    }
  }

  private List<Path> training() throws IOException {
    try (Stream<Path> files = Files.list(temp)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("bob-training"))
          .toList();
    }
  }

  private Path write(String name, String text) throws IOException {
    var file = bob.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
