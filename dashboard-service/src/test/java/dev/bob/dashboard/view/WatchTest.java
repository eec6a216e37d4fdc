package dev.bob.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bob.dashboard.FakeInstance;
import dev.bob.dashboard.FakeInstance.Manner;
import dev.bob.state.Hive;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.model.TaskId;
import dev.bob.state.presence.InstanceState;
import dev.bob.state.presence.ServiceAddress;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The time in which silence and rests count is moved by hand; looks take the time they take. */
@Timeout(60)
final class WatchTest {
  private static final Duration OFTEN = Duration.ofMillis(20);
  private static final Duration SELDOM = Duration.ofHours(1);
  private static final Duration REST_AFTER = Duration.ofSeconds(2);
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final Duration QUIET = Duration.ofMillis(500);

  @TempDir Path home;
  private final AtomicLong nanos = new AtomicLong();
  private final List<FakeInstance> fakes = new ArrayList<>();
  private final List<Watch> watches = new ArrayList<>();
  private Hive hive;

  @BeforeEach
  void open() throws IOException {
    hive = new Hive(new InMemoryEventLog(), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    watches.forEach(watch -> watch.stop(new ShutdownEvent()));
    fakes.forEach(FakeInstance::die);
    hive.close();
  }

  @Test
  void asksNobodyBeforeSomebodyWantsToSee() throws Exception {
    // Given
    var fake = join();

    // When
    watch(OFTEN);

    // Then
    await().during(QUIET).until(() -> fake.requests() == 0);
  }

  @Test
  void asksNobodyOnceNobodyWantsToSeeAnyMore() throws Exception {
    // Given
    var fake = join();
    var watch = watch(OFTEN);
    watch.awaken();
    await().until(() -> fake.requests() > 10);

    // When
    pass(REST_AFTER);

    // Then
    awaitQuiet(fake);
    var newcomer = join();
    await().during(QUIET).until(() -> newcomer.requests() == 0);
  }

  @Test
  void theFirstReaderAfterARestSeesWhatIsNow() throws Exception {
    // Given
    var fake = join();
    var watch = watch(OFTEN);
    watch.awaken();
    rest(watch);

    // When
    fake.workOn(new TaskId("goal_1.todos"));
    watch.awaken();
    var seen = watch.of(fake.member());

    // Then
    assertThat(seen.fresh()).isTrue();
    assertThat(seen.health()).isEqualTo(Health.UP);
    assertThat(seen.state().flatMap(InstanceState::currentTask))
        .contains(new TaskId("goal_1.todos"));
  }

  @Test
  void theFirstReaderSeesTheOrchestratorToo() throws Exception {
    // Given
    var orchestrator = join();
    new ServiceAddress("orchestrator", 1, orchestrator.member().url(), Instant.now()).publish(home);
    var watch = watch(SELDOM);

    // When
    watch.awaken();

    // Then
    assertThat(watch.orchestrator().health()).isEqualTo(Health.UP);
  }

  @Test
  void manyFirstReadersShareOneLook() throws Exception {
    // Given
    var fake = join();
    var watch = watch(SELDOM);

    // When
    var readers = new ArrayList<Thread>();
    for (int i = 0; i < 20; i++) {
      readers.add(Thread.ofVirtual().start(watch::awaken));
    }
    for (var reader : readers) {
      reader.join();
    }

    // Then
    assertThat(watch.of(fake.member()).fresh()).isTrue();
    assertThat(fake.requests()).isEqualTo(2);
  }

  @Test
  void oneThatHangsDelaysTheFirstReaderToTheLimitAndIsStale() throws Exception {
    // Given
    var good = join();
    var hanging = join();
    var watch = watch(OFTEN);
    watch.awaken();
    rest(watch);

    // When
    hanging.behave(Manner.HANGS);
    watch.awaken();

    // Then
    assertThat(watch.of(hanging.member()).fresh()).isFalse();
    assertThat(watch.of(hanging.member()).state()).isPresent();
    assertThat(watch.of(good.member()).fresh()).isTrue();
  }

  @Test
  void aRestIsNoSilence() throws Exception {
    // Given
    var fake = join();
    var watch = watch(OFTEN);
    watch.awaken();
    rest(watch);

    // When
    pass(Duration.ofHours(3));
    fake.die();
    watch.awaken();
    var first = watch.of(fake.member());
    var status = first.status(watch.watchedNanos());
    var age = first.heartbeatAge(watch.watchedNanos());

    // Then
    assertThat(first.health()).isEqualTo(Health.UNREACHABLE);
    assertThat(first.fresh()).isFalse();
    assertThat(status).isEqualTo("idle");
    assertThat(age.orElseThrow()).isLessThanOrEqualTo(REST_AFTER);
  }

  @Test
  void whoIsSilentWhileItIsWatchedIsSuspect() throws Exception {
    // Given
    var fake = join();
    var watch = watch(OFTEN);
    watch.awaken();
    fake.die();

    // When
    for (int i = 0; i < 10; i++) {
      pass(Duration.ofSeconds(1));
      watch.awaken();
    }

    // Then
    assertThat(watch.of(fake.member()).status(watch.watchedNanos())).isEqualTo("suspect");
  }

  @Test
  void whatWasSeenBeforeARestIsStaleInIt() throws Exception {
    // Given
    var fake = join();
    var watch = watch(SELDOM);
    watch.awaken();

    // When
    pass(REST_AFTER);

    // Then
    await().until(() -> !watch.of(fake.member()).fresh());
  }

  @Test
  void aSettingOfNoUseIsRefusedByItsName() {
    assertThatThrownBy(() -> watch(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("BOB_POLL_INTERVAL is PT0S");
  }

  private FakeInstance join() throws IOException {
    var fake = FakeInstance.join(hive, "fake-" + fakes.size(), Manner.WELL);
    fakes.add(fake);
    return fake;
  }

  private Watch watch(Duration interval) {
    var watch = new Watch(hive, new TestPollConfig(interval), home, nanos::get);
    watches.add(watch);
    watch.start(new StartupEvent());
    return watch;
  }

  private void rest(Watch watch) {
    pass(REST_AFTER);
    await().until(() -> fakes.stream().noneMatch(fake -> watch.of(fake.member()).fresh()));
  }

  private static void awaitQuiet(FakeInstance fake) {
    var before = new AtomicLong(-1);
    await().during(QUIET).until(() -> before.getAndSet(fake.requests()) == fake.requests());
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private record TestPollConfig(Duration pollInterval) implements PollConfig {
    @Override
    public Duration pollNewcomerInterval() {
      return OFTEN;
    }

    @Override
    public Duration pollRestAfter() {
      return REST_AFTER;
    }

    @Override
    public Duration pollLimit() {
      return LIMIT;
    }

    @Override
    public int pollAnswerBytesMax() {
      return 1024 * 1024;
    }

    @Override
    public Optional<String> orchestratorUrl() {
      return Optional.empty();
    }
  }
}
