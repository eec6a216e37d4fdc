package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** What the images are, each by itself. */
@NeedsEngine
class ImagesIT {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(5);
  private static final String CACHE_OR_NOTHING =
      "-XX:AOTCache=/app/start.aot -XX:AOTMode=on -Xlog:class+load:file=/tmp/classes";

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"orchestrator", "instance", "dashboard"})
  void startsFromTheCacheThatTheBuildTrained(String service) throws Exception {
    // When
    try (var container = container("bob/" + service)) {
      container.withEnv("BOB_AOT_OPTIONS", CACHE_OR_NOTHING).start();
      // Then
      var loaded = container.execInContainer("cat", "/tmp/classes").getStdout().lines().toList();
      var ours = loaded.stream().filter(line -> line.contains(" dev.bob.")).toList();
      assertThat(ours).isNotEmpty();
      var cached = ours.stream().filter(line -> line.contains("shared objects file")).toList();
      assertThat(cached.size()).isGreaterThan(ours.size() * 8 / 10);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"orchestrator", "instance", "dashboard"})
  void saysWhatItIs(String service) throws Exception {
    // When
    var image =
        new ObjectMapper().readTree(ComposedHive.docker("inspect", "bob/" + service)).path(0);
    // Then
    var config = image.path("Config");
    for (var label : List.of("title", "description", "licenses", "version", "revision")) {
      assertThat(config.path("Labels").path("org.opencontainers.image." + label).asText())
          .as(label)
          .isNotEmpty();
    }
    assertThat(config.path("User").asText()).isEqualTo("10001:0");
    assertThat(config.path("Entrypoint").toString()).isEqualTo("[\"/app/run\"]");
    assertThat(config.path("Healthcheck").path("Test").path(0).asText()).isEqualTo("CMD");
  }

  @Test
  void anInstanceRunsOnAnImageOfThePersonsOwn() throws Exception {
    // Given
    var own = "bobtest-own";
    var build =
        Shell.run(
            Scripts.folder(),
            Map.of(),
            List.of(
                "docker",
                "build",
                "-q",
                "-t",
                own,
                "-f",
                "docker/Dockerfile",
                "--target",
                "instance",
                "--build-arg",
                "INSTANCE_BASE=maven:3.9-eclipse-temurin-25-alpine",
                ".."),
            BUILD_LIMIT);
    assertThat(build.code()).as(build.err()).isZero();
    try (var container = container(own)) {
      // When
      container.withEnv("BOB_AOT_OPTIONS", CACHE_OR_NOTHING).start();
      // Then
      assertThat(container.execInContainer("mvn", "--version").getExitCode()).isZero();
    } finally {
      ComposedHive.docker("rmi", own);
    }
  }

  @Test
  void aRepositoryThatTheInstanceMayNotReadIsRefusedWithTheRemedy() throws Exception {
    // Given
    var repository = PlantedRepository.make(temp.resolve("private")).folder();
    Files.setPosixFilePermissions(repository, PosixFilePermissions.fromString("rwx------"));
    // When
    var result =
        Shell.run(
            temp,
            Map.of(),
            List.of(
                "docker",
                "run",
                "--rm",
                "-v",
                repository + ":/workspace:ro",
                "--entrypoint",
                "sh",
                "bob/instance",
                "-c",
                "java -cp '/app/app/*:/app/lib/main/*:/app/lib/boot/*'"
                    + " dev.bob.instance.preflight.Preflight --workspace /workspace"));
    // Then
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("/workspace may not be read").contains("BOB_UID");
  }

  /** Where nothing else tells it apart, a wish of nothing and no engine. */
  private static GenericContainer<?> container(String image) {
    return new GenericContainer<>(DockerImageName.parse(image))
        .withEnv("BOB_INSTANCE_COUNT", "0")
        .waitingFor(Wait.forHealthcheck().withStartupTimeout(START_LIMIT));
  }
}
