package dev.bob.orchestrator.driver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.orchestrator.driver.ExpectedProcess;
import dev.bob.orchestrator.driver.InstanceProcess;
import dev.bob.orchestrator.driver.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real child processes. */
class ProcessDriverTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Launch LAUNCH = new Launch("launch-1", "key-1");

  @TempDir Path temp;
  private Path home;

  @BeforeEach
  void resolve() throws IOException {
    home = temp.toRealPath();
  }

  @AfterEach
  void endAll() {
    var driver = driver("wait");
    driver.adopt(List.of());
    for (var launch : List.of("launch-1", "launch-2")) {
      driver.kill(launch, LIMIT);
    }
  }

  @Test
  void startsAProcessWithItsMarkerAndPrintsToAFile() throws IOException {
    // Given
    var driver = driver("wait");
    // When
    driver.start(LAUNCH);
    // Then
    awaitOutput("launched launch-1 of " + home);
    assertThat(driver.processes()).singleElement().matches(InstanceProcess::running);
  }

  @Test
  void tellsOfAnExitAtOnceWithItsCodeAndLastWords() throws Exception {
    // Given
    var driver = driver("crash");
    var told = new CountDownLatch(1);
    driver.onExit(told::countDown);
    // When
    driver.start(LAUNCH);
    // Then
    assertThat(told.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    var exit = driver.processes().getFirst().exit().orElseThrow();
    assertThat(exit).isEqualTo(new InstanceProcess.Exit(OptionalInt.of(3), false, "what a pity"));
    // When
    driver.forget("launch-1");
    // Then
    assertThat(driver.processes()).isEmpty();
  }

  @Test
  void terminatesInOrderAndKillsTheStubborn() throws IOException {
    // Given
    var driver = driver("stubborn");
    driver.start(LAUNCH);
    awaitOutput("ready");
    // When
    driver.terminate("launch-1");
    // Then
    assertThat(driver.processes()).singleElement().matches(InstanceProcess::running);
    // When
    boolean gone = driver.kill("launch-1", LIMIT);
    // Then
    assertThat(gone).isTrue();
    assertThat(driver.processes().getFirst().exit().orElseThrow().code())
        .isEqualTo(OptionalInt.of(137));
  }

  @Test
  void aSecondDriverAdoptsWhatTheFirstStartedEvenIfItNeverJoined() throws IOException {
    // Given
    driver("wait").start(LAUNCH);
    awaitOutput("ready");
    // When
    var adopter = driver("wait");
    adopter.adopt(List.of());
    // Then
    assertThat(adopter.processes())
        .singleElement()
        .matches(InstanceProcess::running)
        .matches(process -> process.launch().equals(LAUNCH));
    // When
    adopter.kill("launch-1", LIMIT);
    // Then
    await().atMost(LIMIT).until(() -> !adopter.processes().getFirst().running());
  }

  @Test
  void anotherHivesProcessIsNotAdopted() throws IOException {
    // Given
    driver("wait").start(LAUNCH);
    awaitOutput("ready");
    var other = Files.createDirectories(home.resolve("other"));
    // When
    var adopter = new ProcessDriver(other, command("wait"));
    adopter.adopt(List.of());
    // Then
    assertThat(adopter.processes()).isEmpty();
  }

  @Test
  void withoutEnvironmentsToReadAPidThatStartedAfterTheJoinIsAnotherProcess() throws IOException {
    // Given
    var driver = driver("wait");
    driver.start(LAUNCH);
    awaitOutput("ready");
    long pid = driver.processes().getFirst().pid();
    var table = new ProcessTable(home.resolve("no-proc"), home.toString());
    // When
    var before = new ProcessDriver(home, command("wait"), table);
    before.adopt(List.of(new ExpectedProcess(LAUNCH, pid, Instant.now().minusSeconds(3_600))));
    var after = new ProcessDriver(home, command("wait"), table);
    after.adopt(List.of(new ExpectedProcess(LAUNCH, pid, Instant.now())));
    // Then
    assertThat(before.processes()).isEmpty();
    assertThat(after.processes()).hasSize(1);
  }

  @Test
  void theOutputFileBeginsAnewWhenItIsTooLarge() throws IOException {
    // Given
    var output = home.resolve("logs").resolve("key-1.out");
    Files.createDirectories(output.getParent());
    Files.write(output, new byte[(4 << 20) + 1]);
    // When
    driver("wait").start(LAUNCH);
    awaitOutput("ready");
    // Then
    assertThat(Files.size(output)).isLessThan(1_000);
    assertThat(output.resolveSibling("key-1.out.1")).hasSize((4 << 20) + 1);
  }

  private void awaitOutput(String words) {
    var output = home.resolve("logs").resolve("key-1.out");
    await().atMost(LIMIT).untilAsserted(() -> assertThat(Files.readString(output)).contains(words));
  }

  private ProcessDriver driver(String behaviour) {
    return new ProcessDriver(home, command(behaviour));
  }

  private static InstanceCommand command(String behaviour) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new InstanceCommand(
        List.of(
            java,
            "-Xmx32m",
            "-XX:+UseSerialGC",
            "-cp",
            Path.of("target", "test-classes").toAbsolutePath().toString(),
            FakeInstance.class.getName(),
            behaviour),
        Map.of());
  }
}
