package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where locks do not exclude, nobody but the orchestrator starts, and it says what to do. */
@NeedsEngine
class LockProbeIT {
  private static final String IMAGE = "bobtest-no-locks";

  /** A Java whose probe gets every lock: what a bind mount of some desktops does. */
  private static final String DOCKERFILE =
      """
      FROM bob/orchestrator
      USER 0
      RUN cd "$JAVA_HOME/bin" && mv java java.real && printf '%s\\n' '#!/bin/sh' \\
        'case "$*" in *LockProbeChild*) exit 41 ;; esac' \\
        'exec "$JAVA_HOME/bin/java.real" "$@"' >java && chmod 755 java
      """;

  @TempDir Path temp;

  @Test
  void aVolumeWithoutLocksIsRefusedWithTheRemedyAndNoInstanceWritesToIt() throws Exception {
    // Given
    var repository = PlantedRepository.make(temp.toRealPath().resolve("planted"));
    var folder = Files.createDirectory(temp.resolve("image"));
    Files.writeString(folder.resolve("Dockerfile"), DOCKERFILE);
    var build = Shell.run(folder, Map.of(), List.of("docker", "build", "-q", "-t", IMAGE, "."));
    assertThat(build.code()).as(build.err()).isZero();
    var override =
        Files.writeString(
            temp.resolve("override.yml"),
            "services: { orchestrator: { image: " + IMAGE + ", restart: \"no\" } }\n");
    try (var hive = ComposedHive.of(repository.folder(), override.toString())) {
      // When
      var up = hive.tryCompose("up", "-d", "--wait", "--no-build");
      // Then
      assertThat(up.code()).isNotZero();
      assertThat(hive.compose("logs", "--no-log-prefix", "orchestrator"))
          .contains("do not keep other processes out")
          .contains("Docker named volume");
      assertThat(hive.compose("ps", "-a", "--format", "{{.ExitCode}}", "orchestrator").strip())
          .isEqualTo("2");
      assertThat(hive.instanceContainers()).isEmpty();
    } finally {
      ComposedHive.docker("rmi", IMAGE);
    }
  }
}
