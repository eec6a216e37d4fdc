package dev.bob.orchestrator.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the fleet relies on, whatever runs the instances. */
public abstract class DriverContract {
  protected static final Duration LIMIT = Duration.ofSeconds(20);

  /**
   * Another driver of the same hive, whose instances run until they are ended, and end when they
   * are told to.
   */
  protected abstract InstanceDriver driver() throws IOException;

  @Test
  void whatIsStartedRunsUnderItsLaunch() throws IOException {
    // Given
    var driver = driver();
    driver.ready();
    var launch = launch(driver);
    // When
    driver.start(launch);
    // Then
    assertThat(find(driver, launch)).get().matches(InstanceProcess::running);
  }

  @Test
  void eachNewKeyIsAnother() throws IOException {
    // Given
    var driver = driver();
    var first = launch(driver);
    driver.start(first);
    // When
    var second = driver.newKey(Set.of());
    var third = driver.newKey(Set.of(second));
    // Then
    assertThat(Set.of(first.key(), second, third)).hasSize(3);
  }

  @Test
  void whoIsToldToEndExitsAndTheListenerHears() throws Exception {
    // Given
    var driver = driver();
    var heard = new CountDownLatch(1);
    driver.onExit(heard::countDown);
    var launch = launch(driver);
    driver.start(launch);
    // When
    driver.terminate(launch.id());
    // Then
    assertThat(heard.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(awaitExit(driver, launch).terminated()).isTrue();
  }

  @Test
  void whoIsKilledHasExitedWhenTheCallReturnsAndIsForgottenOnDemand() throws IOException {
    // Given
    var driver = driver();
    var launch = launch(driver);
    driver.start(launch);
    // When
    boolean ended = driver.kill(launch.id(), LIMIT);
    // Then
    assertThat(ended).isTrue();
    assertThat(awaitExit(driver, launch).inOrder()).isFalse();
    // When
    driver.forget(launch.id());
    // Then
    assertThat(find(driver, launch)).isEmpty();
  }

  @Test
  void theNextDriverAdoptsWhatRunsAndNeverJoined() throws IOException {
    // Given
    var launch = launch(driver());
    driver().start(launch);
    // When
    var adopter = driver();
    adopter.adopt(List.of());
    // Then
    await().atMost(LIMIT).until(() -> find(adopter, launch).isPresent());
    // When
    boolean ended = adopter.kill(launch.id(), LIMIT);
    // Then
    assertThat(ended).isTrue();
    assertThat(awaitExit(adopter, launch).inOrder()).isFalse();
  }

  @Test
  void ofALaunchThatNobodyKnowsNothingRuns() throws IOException {
    // Given
    var driver = driver();
    // Then
    assertThat(driver.kill("no-such-launch", LIMIT)).isTrue();
    driver.terminate("no-such-launch");
    driver.forget("no-such-launch");
    driver.discard("no-such-launch");
  }

  protected static Launch launch(InstanceDriver driver) throws IOException {
    return new Launch(UUID.randomUUID().toString(), driver.newKey(Set.of()));
  }

  protected static Optional<InstanceProcess> find(InstanceDriver driver, Launch launch)
      throws IOException {
    return driver.processes().stream()
        .filter(process -> process.launch().equals(launch))
        .findFirst();
  }

  protected static InstanceProcess.Exit awaitExit(InstanceDriver driver, Launch launch) {
    return await()
        .atMost(LIMIT)
        .until(() -> find(driver, launch).flatMap(InstanceProcess::exit), Optional::isPresent)
        .orElseThrow();
  }
}
