package dev.bob.orchestrator.driver.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.orchestrator.driver.DriverUnavailable;
import dev.bob.orchestrator.driver.InstanceProcess;
import dev.bob.orchestrator.driver.InstanceProcess.Exit;
import dev.bob.orchestrator.driver.Launch;
import dev.bob.orchestrator.driver.docker.FakeEngine.Mood;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With an engine that fails as engines do. */
class DockerDriverTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Of a call that has one second, on a machine that may be busy. */
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  private final AtomicLong nanos = new AtomicLong();
  private FakeEngine engine;
  private DockerDriver driver;

  @BeforeEach
  void start() throws IOException {
    engine = new FakeEngine();
    engine.compose(1);
    driver = engine.driver(nanos::get);
  }

  @AfterEach
  void stop() throws IOException {
    driver.close();
    engine.close();
  }

  @ParameterizedTest
  @EnumSource(names = "WELL", mode = EnumSource.Mode.EXCLUDE)
  void anEngineThatFailsIsNoNewsOfAnyInstanceAndNamedWithItsRemedy(Mood mood) throws IOException {
    // Given
    engine.mood(mood);
    long began = System.nanoTime();
    // Then
    try (var impatient = engine.driver(nanos::get, Duration.ofSeconds(1))) {
      assertThatThrownBy(impatient::processes)
          .isInstanceOf(DriverUnavailable.class)
          .hasMessageContaining(engine.address().toString())
          .hasMessageContaining("DOCKER_HOST")
          .extracting(Throwable::getMessage)
          .asString()
          .doesNotContain("\u001b");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(ANSWER_MAX);
    // When
    engine.mood(Mood.WELL);
    // Then
    assertThat(driver.processes()).singleElement().matches(InstanceProcess::running);
  }

  @Test
  void anEngineThatIsAwayAndComesBackIsUsedAgain() throws IOException {
    // Given
    assertThat(driver.processes()).hasSize(1);
    // When
    engine.goAway();
    // Then
    assertThatThrownBy(driver::processes).isInstanceOf(DriverUnavailable.class);
    assertThatThrownBy(() -> driver.start(new Launch("launch-1", "bob-instance-2")))
        .isInstanceOf(DriverUnavailable.class);
    assertThatThrownBy(() -> driver.kill("container-000000000000", LIMIT))
        .isInstanceOf(DriverUnavailable.class);
    // When
    engine.comeBack();
    // Then
    assertThat(driver.processes()).singleElement().matches(InstanceProcess::running);
  }

  @Test
  void aCallOnAUnixSocketHasALimitToo(@TempDir Path folder) throws IOException {
    // Story: the HTTP client's limits are socket options, which the channel of a Unix socket does
    // not have: against an engine that hung, the fleet's thread hung for ever.

    // Given
    var socket = folder.resolve("engine.sock");
    try (var silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      silent.bind(UnixDomainSocketAddress.of(socket));
      try (var transport =
          new EngineTransport(URI.create("unix://" + socket), Duration.ofMillis(300))) {
        long began = System.nanoTime();
        // Then
        assertThatThrownBy(() -> transport.call("GET", "/containers/json", new byte[0]))
            .isInstanceOf(DriverUnavailable.class)
            .hasMessageContaining("no answer within 300 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(ANSWER_MAX);
      }
    }
  }

  @Test
  void aSocketThatIsNotThereIsNamed(@TempDir Path folder) throws IOException {
    // Given
    var missing = URI.create("unix://" + folder.resolve("no.sock"));
    try (var transport = new EngineTransport(missing, LIMIT)) {
      // Then
      assertThatThrownBy(() -> transport.call("GET", "/containers/json", new byte[0]))
          .isInstanceOf(DriverUnavailable.class)
          .hasMessageContaining(missing.toString())
          .hasMessageContaining("No such file");
    }
  }

  @Test
  void aCopyCarriesItsLaunchAndNothingOfTheOthersLaunch() throws IOException {
    // When
    driver.start(new Launch("launch-1", "bob-instance-2"));
    driver.start(new Launch("launch-2", "bob-instance-3"));
    // Then
    assertThat(engine.box("bob-instance-3").environment())
        .containsExactly(
            "BOB_MIND=offline",
            "SECRET=s3cret",
            "BOB_LAUNCH=launch-2",
            "BOB_LAUNCH_KEY=bob-instance-3");
    assertThat(engine.box("bob-instance-3").label(ComposeService.NUMBER_LABEL)).contains("3");
  }

  @Test
  void aForeignKeyGetsAFreeNameAndKeepsItsKey() throws IOException {
    // When
    driver.start(new Launch("launch-1", "3f2a9c0d1e2b"));
    engine.box("bob-instance-2").exit(1);
    driver.start(new Launch("launch-2", "3f2a9c0d1e2b"));
    // Then
    assertThat(engine.boxes()).hasSize(2);
    assertThat(engine.box("bob-instance-2").environment())
        .contains("BOB_LAUNCH=launch-2", "BOB_LAUNCH_KEY=3f2a9c0d1e2b");
  }

  @Test
  void aNameThatComposeTookMeanwhileIsARefusalThatNamesIt() throws IOException {
    // Given
    engine.composed("other", 1);
    var launch = new Launch("launch-1", driver.newKey(Set.of()));
    engine.composed("bob", 2);
    // Then
    assertThatThrownBy(() -> driver.start(launch))
        .isNotInstanceOf(DriverUnavailable.class)
        .hasMessageContaining("bob-instance-2");
    // When
    var next = driver.newKey(Set.of());
    // Then
    assertThat(next).isEqualTo("bob-instance-3");
  }

  @Test
  void whatCannotBeStartedSaysWhyAndIsRemovedAtTheNextLook() throws IOException {
    // Given
    engine.refuseStarts("OCI runtime create failed: no such device");
    // Then
    assertThatThrownBy(() -> driver.start(new Launch("launch-1", "bob-instance-2")))
        .isNotInstanceOf(DriverUnavailable.class)
        .hasMessageContaining("no such device");
    // When
    driver.processes();
    // Then
    assertThat(engine.boxes()).extracting(FakeEngine.Box::name).containsExactly("bob-instance-1");
  }

  @Test
  void withNothingToCopyNothingIsReadyAndTheRemedyIsACommand() {
    // Given
    engine.remove(engine.box("bob-instance-1"));
    // Then
    assertThatThrownBy(driver::ready)
        .isInstanceOf(DriverUnavailable.class)
        .hasMessage("no instance container to copy: run docker compose up -d --scale instance=1");
  }

  @Test
  void anExitIsToldOnceItHasSettledWithTheLastWordsMadePrintable() throws IOException {
    // Given
    driver.processes();
    var box = engine.box("bob-instance-1");
    engine.prints(box, "ready\nwhat a \u001b[31mpity\n\tat dev.bob.Main\n");
    // When
    box.exit(3);
    // Then
    assertThat(driver.processes()).singleElement().matches(InstanceProcess::running);
    // When
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    // Then
    assertThat(exit().sentence()).isEqualTo("exited with code 3: what a \ufffd[31mpity");
  }

  @Test
  void lackOfMemoryIsSaid() throws IOException {
    // Given
    driver.processes();
    // When
    engine.outOfMemory(engine.box("bob-instance-1"));
    driver.processes();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    // Then
    assertThat(exit().sentence()).contains("137", "more memory than its limit", "OOMKilled");
  }

  @Test
  void aContainerOfAnotherProjectIsNotOursEvenIfTheEngineListsIt() throws IOException {
    // Given
    engine.composed("bobby", 1);
    // Then
    assertThat(driver.processes()).hasSize(1);
  }

  @Test
  void whatAnotherKindOfAddressWouldNeedIsRefusedByName() {
    // Then
    assertThatThrownBy(() -> new EngineTransport(URI.create("ssh://host"), LIMIT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ssh://host");
  }

  private Exit exit() throws IOException {
    return driver.processes().getFirst().exit().orElseThrow();
  }
}
