package dev.bob.orchestrator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.orchestrator.driver.docker.FakeEngine;
import dev.bob.orchestrator.driver.docker.FakeEngine.Box;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.FleetFact;
import dev.bob.state.fold.Member;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A fleet of containers while its orchestrator dies between any two calls to the engine, turn by
 * turn on a clock of the test; the containers join and leave as instances do.
 */
class CrashedOrchestratorTest {
  private static final int TURNS_MAX = 120;

  @TempDir Path home;
  private FakeEngine engine;
  private Hive hive;
  private SimulatedFleet fleet;

  @BeforeEach
  void composeOne() throws IOException {
    engine = new FakeEngine();
    hive = new Hive(new InMemoryEventLog(), Clock.systemUTC());
    fleet = new SimulatedFleet(engine, hive, home);
    hive.submit(Author.orchestrator(), new FleetFact.Wished(0));
    engine.compose(1);
    fleet.begin();
    settle(1);
  }

  @AfterEach
  void close() throws IOException {
    fleet.end();
    hive.close();
    engine.close();
  }

  static IntStream changesToDieAt() {
    return IntStream.rangeClosed(1, 24);
  }

  @ParameterizedTest
  @MethodSource("changesToDieAt")
  void theCountIsExactHoweverTheOrchestratorDies(int change) throws IOException {
    // Given
    long seed = 31L * change;
    var random = new SplittableRandom(seed);
    System.out.println("seed " + seed);
    wish(8);
    engine.cutAtChange(change, random.nextBoolean());
    for (int i = random.nextInt(6); i >= 0; i--) {
      fleet.turn();
    }
    // When
    dieAndBeginAnew();
    settle(8);
    wish(2);
    engine.cutAtChange(random.nextInt(1, 8), random.nextBoolean());
    for (int i = random.nextInt(6); i >= 0; i--) {
      fleet.turn();
    }
    dieAndBeginAnew();
    // Then
    settle(2);
    assertThat(engine.boxes()).allMatch(Box::running).hasSize(2);
    assertThat(hive.state().fleet().planned()).isEmpty();
    assertThat(hive.state().fleet().wished()).hasValue(2);
  }

  @Test
  void noneAndSomeAgain() throws IOException {
    // Given
    wish(0);
    settle(0);
    assertThat(engine.boxes()).hasSize(1);
    // When
    wish(3);
    // Then
    settle(3);
    assertThat(live()).extracting(member -> member.id().number()).containsExactly(1, 2, 3);
    assertThat(engine.boxes()).hasSize(3);
  }

  @ParameterizedTest
  @MethodSource("changesOfOneReplacement")
  void theOnlyContainerIsReplacedWithoutEverBeingGone(int change) throws IOException {
    for (boolean afterwards : new boolean[] {false, true}) {
      // Given
      wish(0);
      settle(0);
      // When
      wish(1);
      engine.cutAtChange(change, afterwards);
      fleet.turn();
      // Then
      assertThat(engine.boxes()).isNotEmpty();
      dieAndBeginAnew();
      settle(1);
      assertThat(engine.boxes()).extracting(Box::name).containsExactly("bob-instance-1");
    }
  }

  static IntStream changesOfOneReplacement() {
    return IntStream.rangeClosed(1, 5);
  }

  @Test
  void aStartWhoseAnswerIsLostIsAwaitedAndNoCrash() throws IOException {
    // Given
    wish(2);
    engine.cutAtChange(2, true);
    // When
    fleet.turn();
    engine.cutNoMore();
    // Then
    var started = engine.box("bob-instance-2");
    assertThat(started.running()).isTrue();
    settle(2);
    assertThat(engine.box("bob-instance-2")).isSameAs(started);
  }

  @Test
  void aCreationThatNeverHappenedIsPlannedUntilTheEngineTellsSo() throws IOException {
    // Given
    wish(2);
    engine.cutAtChange(1, false);
    // When
    fleet.turn();
    // Then
    assertThat(hive.state().fleet().planned()).hasSize(1);
    // When
    engine.cutNoMore();
    fleet.turn();
    // Then
    assertThat(hive.state().fleet().planned()).isEmpty();
    settle(2);
  }

  @Test
  void aKeyThatWaitsAfterACrashIsNotGivenOutAsANewOne() throws IOException {
    // Given
    engine.refuseStarts("no such device");
    wish(3);
    fleet.turn();
    fleet.turn();
    long before = hive.state().seq();
    // When
    wish(4);
    fleet.turn();
    // Then
    assertThat(hive.read(before, 100))
        .map(recorded -> recorded.event().fact())
        .filteredOn(FleetFact.LaunchPlanned.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            FleetFact.LaunchPlanned.class,
            planned -> assertThat(planned.key()).isEqualTo("bob-instance-4"));
  }

  @Test
  void whatComposeTakesAwayStaysAwayAndIsCountedOnceByTwoOrchestrators() throws IOException {
    // Given
    wish(4);
    settle(4);
    // When
    for (var name : List.of("bob-instance-3", "bob-instance-4")) {
      fleet.stop(engine.box(name));
    }
    fleet.turn();
    engine.remove(engine.box("bob-instance-3"));
    fleet.turn();
    dieAndBeginAnew();
    engine.remove(engine.box("bob-instance-4"));
    // Then
    settle(2);
    assertThat(hive.state().fleet().wished()).hasValue(2);
  }

  @Test
  void whatWentWhileNoOrchestratorLookedStaysAway() throws IOException {
    // Given
    wish(3);
    settle(3);
    // When
    fleet.end();
    engine.remove(engine.box("bob-instance-2"));
    fleet.begin();
    // Then
    settle(2);
    assertThat(hive.state().fleet().wished()).hasValue(2);
  }

  @Test
  void aKilledContainerComesBackUnderItsIdWhoeverMadeIt() throws IOException {
    // Given
    wish(2);
    settle(2);
    // When
    engine.box("bob-instance-1").exit(137);
    engine.box("bob-instance-2").exit(137);
    // Then
    settle(2);
    assertThat(live()).extracting(Member::key).containsExactly("bob-instance-1", "bob-instance-2");
    assertThat(engine.boxes()).hasSize(2);
  }

  private List<Member> live() {
    return hive.state().members().live();
  }

  private void wish(int replicas) throws IOException {
    hive.submit(Author.person(), new FleetFact.Wished(replicas));
  }

  private void dieAndBeginAnew() throws IOException {
    fleet.end();
    engine.cutNoMore();
    fleet.begin();
  }

  /** Until the fleet is of that size, has no leftover, and five more turns change nothing. */
  private void settle(int replicas) throws IOException {
    int still = 0;
    for (int turn = 0; still < 5; turn++) {
      assertThat(turn).as("turns, with %s", fleet).isLessThan(TURNS_MAX);
      fleet.turn();
      boolean exact =
          live().size() == replicas
              && engine.boxes().stream().filter(Box::running).count() == replicas;
      still = exact ? still + 1 : 0;
    }
  }
}
