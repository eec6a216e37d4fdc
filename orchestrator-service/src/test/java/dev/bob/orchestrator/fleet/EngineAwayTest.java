package dev.bob.orchestrator.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.orchestrator.driver.docker.DockerDriver;
import dev.bob.orchestrator.driver.docker.FakeEngine;
import dev.bob.orchestrator.fleet.FleetStatus.Condition;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.presence.FilePresence;
import dev.bob.state.presence.InstanceState;
import dev.bob.state.presence.Presence;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fleet's own thread, while the engine is away. */
class EngineAwayTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String KEY = "bob-instance-1";

  @TempDir Path home;
  private FakeEngine engine;
  private DockerDriver driver;
  private Hive hive;
  private FleetLoop loop;
  private final CountDownLatch broken = new CountDownLatch(1);

  @BeforeEach
  void open() throws IOException {
    engine = new FakeEngine();
    engine.compose(1);
    driver = engine.driver(System::nanoTime);
    hive = new Hive(new InMemoryEventLog(), Clock.systemUTC());
    hive.submit(Author.orchestrator(), new FleetFact.Wished(0));
    hive.submit(
        Author.joiner(KEY),
        new MemberFact.Joined(
            KEY,
            "http://127.0.0.1:1",
            1,
            "here",
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    loop = new FleetLoop(hive, new FilePresence(home), driver, Scene.LIMITS, home);
  }

  @AfterEach
  void close() throws IOException, InterruptedException {
    if (broken.getCount() > 0) {
      loop.stop(false);
    }
    driver.close();
    hive.close();
    engine.close();
  }

  @Test
  void aStartWithoutAnEngineIsDegradedWithTheRemedyAndConvergesWhenItIsThere() throws IOException {
    // Given
    engine.goAway();
    // When
    loop.start(broken::countDown);
    // Then
    awaitCondition(Condition.DEGRADED);
    assertThat(loop.status().reasons())
        .singleElement()
        .asString()
        .contains("127.0.0.1", "does not answer", "DOCKER_HOST");
    // When
    engine.comeBack();
    // Then
    awaitCondition(Condition.RUNNING);
    assertThat(hive.state().members().live()).hasSize(1);
  }

  @Test
  void nobodyIsLostAndNoKeyHasCrashedBecauseTheEngineWasAway() throws IOException {
    // Given
    loop.start(broken::countDown);
    awaitCondition(Condition.RUNNING);
    long seq = hive.state().seq();
    // When
    engine.goAway();
    hive.submit(Author.person(), new FleetFact.Wished(3));
    awaitCondition(Condition.DEGRADED);
    // Then
    assertThat(hive.state().seq()).isEqualTo(seq + 1);
    // When
    engine.comeBack();
    // Then
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              assertThat(engine.boxes()).filteredOn(FakeEngine.Box::running).hasSize(3);
              assertThat(loop.status().reasons()).isEmpty();
            });
  }

  @Test
  void aBugThatEndsTheLoopIsNotKeptSecret() throws InterruptedException {
    // Story: a copy could not be described, which threw; the thread was gone, and for ever after
    // the fleet was said to be running.

    // Given
    loop = new FleetLoop(hive, new BrokenPresence(), driver, Scene.LIMITS, home);
    // When
    loop.start(broken::countDown);
    // Then
    assertThat(broken.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatComposeHasTakenAwayBeforeItEndsUsIsCountedInTheLastMoment() throws Exception {
    // Given
    loop.start(broken::countDown);
    awaitCondition(Condition.RUNNING);
    // When
    engine.remove(engine.box(KEY));
    loop.stop(false);
    // Then
    assertThat(hive.state().fleet().wished()).hasValue(0);
    assertThat(hive.state().members().live()).isEmpty();
  }

  private void awaitCondition(Condition condition) {
    await().atMost(LIMIT).until(() -> loop.status().condition() == condition);
  }

  private static final class BrokenPresence implements Presence {
    @Override
    public void publish(InstanceState state) {}

    @Override
    public Collection<InstanceState> all() {
      throw new IllegalStateException("a bug");
    }
  }
}
