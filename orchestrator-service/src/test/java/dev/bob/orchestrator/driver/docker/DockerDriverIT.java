package dev.bob.orchestrator.driver.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.orchestrator.driver.DriverContract;
import dev.bob.orchestrator.driver.InstanceProcess;
import dev.bob.orchestrator.driver.InstanceProcess.Exit;
import dev.bob.orchestrator.driver.InstanceProcess.Origin;
import dev.bob.orchestrator.driver.Launch;
import dev.bob.state.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real engine, beside a real Compose. Needs both; {@link ComposeProject} says so. */
class DockerDriverIT extends DriverContract {
  private static final URI ENGINE =
      URI.create(
          Optional.ofNullable(System.getenv("DOCKER_HOST")).orElse("unix:///var/run/docker.sock"));

  @TempDir Path folder;
  private ComposeProject project;
  private final List<DockerDriver> drivers = new ArrayList<>();

  @BeforeAll
  static void requireEngine() throws IOException, InterruptedException {
    ComposeProject.requireEngine();
  }

  @BeforeEach
  void composeOne() throws IOException, InterruptedException {
    project = new ComposeProject(folder);
    project.scale(1);
  }

  @AfterEach
  void removeAll() throws IOException, InterruptedException {
    for (var driver : drivers) {
      driver.close();
    }
    project.close();
  }

  @Override
  protected DockerDriver driver() {
    return driver(project);
  }

  private DockerDriver driver(ComposeProject of) {
    var driver =
        new DockerDriver(
            new EngineTransport(ENGINE, Duration.ofSeconds(20)), of.service(), System::nanoTime);
    drivers.add(driver);
    return driver;
  }

  @Test
  void aCopyDiffersFromWhatComposeMadeOnlyInWhatMakesItItself() throws Exception {
    // Given
    var driver = driver();
    var launch = new Launch("launch-1", driver.newKey(Set.of()));
    // When
    driver.start(launch);
    // Then
    var original = inspect(project.instance(1));
    var copy = inspect(project.instance(2));
    assertThat(launch.key()).isEqualTo(project.instance(2));
    assertThat(copy.path("HostConfig")).isEqualTo(original.path("HostConfig"));
    assertThat(copy.path("Image")).isEqualTo(original.path("Image"));
    assertThat(copy.path("Config").path("Env").valueStream().map(JsonNode::asText))
        .contains("BOB_MIND=offline", "BOB_LAUNCH=launch-1", "BOB_LAUNCH_KEY=" + launch.key());
    assertThat(withoutSelf(copy)).isEqualTo(withoutSelf(original));
    for (var network : List.of("_default", "_second")) {
      assertThat(
              copy.at("/NetworkSettings/Networks/" + project.name() + network + "/Aliases")
                  .valueStream()
                  .map(JsonNode::asText))
          .contains("instance", project.instance(2))
          .doesNotContain(project.instance(1));
    }
    assertThat(copy.path("Config").path("Hostname").asText())
        .isEqualTo(copy.path("Id").asText().substring(0, 12));
  }

  @Test
  void composeTakesACopyForItsOwn() throws Exception {
    // Given
    var driver = driver();
    driver.start(launch(driver));
    var ids = List.of(id(project.instance(1)), id(project.instance(2)));
    // Then
    assertThat(project.compose("ps", "--format", "{{.Name}}").lines())
        .containsExactlyInAnyOrder(project.instance(1), project.instance(2));
    // When
    project.scale(3);
    // Then
    assertThat(List.of(id(project.instance(1)), id(project.instance(2)))).isEqualTo(ids);
    assertThat(project.compose("ps", "-q").lines()).hasSize(3);
    // When
    project.scale(1);
    // Then
    assertThat(project.compose("ps", "-a", "--format", "{{.Name}}").lines())
        .containsExactly(project.instance(1));
    // When
    driver.start(launch(driver));
    project.compose("down", "-t", "1");
    // Then
    assertThat(
            project.docker(
                "ps", "-aq", "--filter", "label=com.docker.compose.project=" + project.name()))
        .isEmpty();
  }

  @Test
  void whatComposeMadeIsSeenUnderItsNameAndTellsHowItEnded() throws Exception {
    // Given
    var driver = driver();
    assertThat(see(driver, 1)).matches(InstanceProcess::running);
    assertThat(see(driver, 1).origin()).isEqualTo(Origin.COMPOSE);
    // When
    project.docker("kill", project.instance(1));
    // Then
    assertThat(awaitExit(driver, 1)).isEqualTo(new Exit(OptionalInt.of(137), false, ""));
    // When
    project.docker("start", project.instance(1));
    // Then
    assertThat(see(driver, 1)).matches(InstanceProcess::running);
    // When
    project.docker("stop", project.instance(1));
    // Then
    assertThat(awaitExit(driver, 1)).matches(Exit::terminated);
  }

  @Test
  void aForcedRemovalIsARemovalAndNoCrash() throws Exception {
    // Given
    var driver = driver();
    project.scale(2);
    see(driver, 2);
    var exits = new ArrayList<Exit>();
    // When
    project.docker("rm", "-f", project.instance(2));
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              see(driver, 2).exit().ifPresent(exits::add);
              return !exits.isEmpty();
            });
    // Then
    assertThat(exits).containsExactly(Exit.removal());
  }

  @Test
  void whatWasRemovedWhileNobodyLookedIsARemovalForTheNextDriver() throws Exception {
    // Given
    var driver = driver();
    // When
    driver.adopt(List.of());
    driver.expect(List.of(project.instance(1), project.instance(2), "no-container's-key"));
    // Then
    assertThat(driver.processes())
        .filteredOn(process -> !process.running())
        .singleElement()
        .matches(process -> process.launch().key().equals(project.instance(2)))
        .matches(process -> process.exit().orElseThrow().removed());
  }

  @Test
  void whatEndedWhileNobodyLookedIsFoundEnded() throws Exception {
    // Given
    project.docker("stop", project.instance(1));
    // Then
    assertThat(see(driver(), 1).exit().orElseThrow()).matches(Exit::found);
  }

  @Test
  void aFrozenContainerCanBeKilled() throws Exception {
    // Given
    var driver = driver();
    var launch = launch(driver);
    driver.start(launch);
    project.docker("pause", launch.key());
    assertThat(find(driver, launch)).get().matches(InstanceProcess::running);
    // When
    boolean ended = driver.kill(launch.id(), LIMIT);
    // Then
    assertThat(ended).isTrue();
  }

  @Test
  void theLastContainerIsKeptToBeCopiedAndMakesRoomForItsSuccessor() throws Exception {
    // Given
    var driver = driver();
    var launch = see(driver, 1).launch();
    driver.kill(launch.id(), LIMIT);
    var ended = id(project.instance(1));
    // When
    driver.discard(launch.id());
    // Then
    assertThat(driver.processes()).isEmpty();
    assertThat(id(project.instance(1))).isEqualTo(ended);
    // When
    driver.ready();
    driver.start(new Launch("launch-1", project.instance(1)));
    // Then
    assertThat(driver.processes())
        .singleElement()
        .matches(InstanceProcess::running)
        .matches(process -> process.launch().id().equals("launch-1"));
    assertThat(project.compose("ps", "-aq").lines()).hasSize(1);
    assertThat(id(project.instance(1))).isNotEqualTo(ended);
  }

  @Test
  void whatIsDiscardedAndNotTheLastIsRemoved() throws Exception {
    // Given
    var driver = driver();
    var launch = launch(driver);
    driver.start(launch);
    driver.kill(launch.id(), LIMIT);
    // When
    driver.discard(launch.id());
    // Then
    assertThat(project.compose("ps", "-a", "--format", "{{.Name}}").lines())
        .containsExactly(project.instance(1));
  }

  @Test
  void namesOfOtherContainersAreLeftToThemAndOtherProjectsAreNotSeen(@TempDir Path second)
      throws Exception {
    // Given
    var foreign = project.instance(2);
    project.docker("create", "--name", foreign, "eclipse-temurin:25-jre-alpine", "true");
    try (var other = new ComposeProject(second)) {
      other.scale(1);
      var driver = driver();
      // Then
      assertThat(driver.newKey(Set.of())).isEqualTo(project.instance(3));
      assertThat(driver.processes()).hasSize(1);
      assertThat(driver(other).processes()).hasSize(1);
    } finally {
      project.docker("rm", foreign);
    }
  }

  @Test
  void theSocketIsOpenedByTheJvmItself() {
    // Then
    assertThat(getClass().getClassLoader().getResource("com/sun/jna/Native.class")).isNull();
  }

  private InstanceProcess see(DockerDriver driver, int number) throws IOException {
    return driver.processes().stream()
        .filter(process -> process.launch().key().equals(project.instance(number)))
        .findFirst()
        .orElseThrow();
  }

  private Exit awaitExit(DockerDriver driver, int number) {
    return await()
        .atMost(LIMIT)
        .until(() -> see(driver, number).exit(), Optional::isPresent)
        .orElseThrow();
  }

  private String id(String container) throws IOException, InterruptedException {
    return project.docker("inspect", "--format", "{{.Id}}", container).strip();
  }

  private JsonNode inspect(String container) throws IOException, InterruptedException {
    return Json.MAPPER.readTree(project.docker("inspect", container)).get(0);
  }

  /** Its configuration but for environment, host name, number and launch. */
  private static JsonNode withoutSelf(JsonNode inspected) {
    var config = (ObjectNode) inspected.path("Config").deepCopy();
    config.remove(List.of("Env", "Hostname"));
    config
        .withObjectProperty("Labels")
        .remove(List.of(ComposeService.NUMBER_LABEL, Container.LAUNCH_LABEL, Container.KEY_LABEL));
    return config;
  }
}
