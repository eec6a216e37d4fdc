package dev.bob.deploy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.MemberFact;
import dev.bob.state.event.WorkFact;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * H5 in virtual time, with the decisions of all four members and of the orchestrator: while one is
 * at a task of ten minutes, nobody is declared lost, nobody is started, and no mind is called but
 * for the task.
 */
class PatienceTest {
  private static final Duration TASK = Duration.ofMinutes(10);
  private static final Duration BEGUN_MAX = Duration.ofMinutes(10);

  /** Some of them have members that are twelve times as slow as others. */
  private static final int SEEDS = 20;

  /** Whose heartbeats come every 6 s. Those of slower ones come so late that only answers count. */
  private static final double STOPPED_SLOWNESS_MAX = 3;

  private SimulatedHive hive;
  private int called;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, SEEDS);
  }

  @BeforeAll
  static void beQuiet() {
    Logger.getLogger("dev.bob.orchestrator.fleet").setLevel(Level.OFF);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anHonestTaskOfTenMinutesIsLeftAlone(long seed) {
    // Given
    awaitOneAtWork(seed);

    // When
    pass(TASK.minusMinutes(2));

    // Then
    assertNothingHasHappened();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whoeverIsStoppedForFiveSecondsIsLeftAlone(long seed) {
    // Given
    awaitOneAtWork(seed);

    for (var process : hive.driver().running()) {
      if (process.slowness() <= STOPPED_SLOWNESS_MAX) {
        // When
        process.stopFor(Duration.ofSeconds(5), false);
        pass(Duration.ofMinutes(1));
      }
    }

    // Then
    assertNothingHasHappened();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aLaptopThatSleepsForEightHoursFindsEverybodyAtWork(long seed) {
    // Given
    awaitOneAtWork(seed);
    var night = Duration.ofHours(8);

    // When
    hive.driver().running().forEach(process -> process.stopFor(night, false));
    hive.orchestrator().stopFor(night);
    pass(night.plusMinutes(5));

    // Then
    assertNothingHasHappened();
  }

  private void awaitOneAtWork(long seed) {
    hive = new SimulatedHive(new SplittableRandom(seed), Size.patient(TASK));
    hive.orchestrator().begin();
    hive.orchestrator().run();
    hive.say(new WorkFact.GoalSet("Survey this"));
    until(() -> workers() == 1 && members() == hive.size().members(), BEGUN_MAX);
    assertThat(workers()).isEqualTo(1);
    pass(Duration.ofSeconds(10));
    called = hive.mindCalls();
  }

  private void assertNothingHasHappened() {
    assertThat(hive.log().read(0, Integer.MAX_VALUE))
        .extracting(recorded -> recorded.event().fact())
        .doesNotHaveAnyElementsOfTypes(MemberFact.Lost.class);
    assertThat(workers()).as("at work").isEqualTo(1);
    assertThat(hive.driver().all()).as("ever started").hasSize(hive.size().members());
    assertThat(hive.mindCalls()).as("calls of a mind").isEqualTo(called).isPositive();
  }

  private long workers() {
    return hive.driver().running().stream().filter(SimulatedProcess::acts).count();
  }

  private int members() {
    return hive.log().state().members().live().size();
  }

  private void pass(Duration time) {
    until(() -> false, time);
  }

  private void until(BooleanSupplier reached, Duration limit) {
    var time = hive.time();
    var end = time.now().plus(limit);
    while (!reached.getAsBoolean() && time.now().compareTo(end) < 0) {
      assertThat(time.step()).isTrue();
    }
  }
}
