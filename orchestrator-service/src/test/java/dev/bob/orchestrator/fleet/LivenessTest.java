package dev.bob.orchestrator.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.state.Warnings;
import dev.bob.state.event.MemberFact;
import dev.bob.state.log.LogException;
import dev.bob.state.model.Clip;
import dev.bob.state.presence.Activity;
import dev.bob.state.presence.FilePresence;
import dev.bob.state.presence.SpoiledStates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is declared lost, who is not, and in which order; a turn a second on a clock of the test. */
class LivenessTest {
  private WatchedFleet fleet;

  @BeforeEach
  void startThree() throws IOException {
    fleet = new WatchedFleet();
    fleet.start(3);
    fleet.turns(20);
  }

  @AfterEach
  void close() {
    fleet.close();
  }

  @Test
  void aSilentOneIsKilledAndOnlyThenDeclaredLostAndReplaced() throws IOException {
    // When
    fleet.freeze(2);
    fleet.turns(14);
    // Then
    assertThat(fleet.kills()).isEmpty();
    // When
    fleet.turns(6);
    // Then
    assertThat(fleet.kills()).containsExactly("launch-2");
    assertThat(fleet.lost())
        .singleElement()
        .satisfies(lost -> assertThat(lost.id()).hasToString("instance_2"))
        .extracting(MemberFact.Lost::cause)
        .asString()
        .contains("no heartbeat", "no answer");
    assertThat(fleet.started()).isEqualTo(4);
  }

  @Test
  void oneThatIsSilentAndAnswersIsNotLost() throws IOException {
    // Given
    fleet.freeze(2);
    fleet.answersAll();
    // When
    fleet.turns(120);
    // Then
    assertThat(fleet.lost()).isEmpty();
    assertThat(fleet.kills()).isEmpty();
  }

  /**
   * The log was busy since a stopped member held its lock; the first thing to do was to say that
   * another had crashed, which failed, and so the stopped one was never ended.
   */
  @Test
  void oneThatIsStoppedWithTheJournalInItsHandsIsKilledBeforeAnythingIsAppended()
      throws IOException {
    // Given
    fleet.freeze(2);
    fleet.turns(14);
    fleet.holdsTheJournal(2);
    fleet.crash(1);
    // When
    assertThatThrownBy(() -> fleet.turn(Duration.ofSeconds(1)))
        .isInstanceOf(LogException.Busy.class);
    fleet.turnsAsFarAsTheLogAllows(5);
    // Then
    assertThat(fleet.kills()).contains("launch-2");
    assertThat(fleet.lost())
        .extracting(lost -> lost.id().toString())
        .containsExactlyInAnyOrder("instance_1", "instance_2");
  }

  @Test
  void anHonestTaskOfTenMinutesIsLeftAlone() throws IOException {
    // Given
    fleet.does(1, Activity.ACTING, Duration.ofMinutes(15));
    // When
    fleet.turns(600);
    // Then
    assertThat(fleet.lost()).isEmpty();
    assertThat(fleet.started()).isEqualTo(3);
  }

  @Test
  void whoActsBeyondWhatItDeclaredIsStuckHoweverWellItBeats() throws IOException {
    // Given
    fleet.does(1, Activity.ACTING, Duration.ofMinutes(1));
    // When
    fleet.turns(64);
    // Then
    assertThat(fleet.lost()).isEmpty();
    // When
    fleet.turns(5);
    // Then
    assertThat(fleet.lost())
        .singleElement()
        .extracting(MemberFact.Lost::cause)
        .asString()
        .startsWith("stuck");
  }

  @Test
  void aLaptopThatSleptEightHoursLosesNobodyEvenIfItsClockCountedThem() throws IOException {
    // Given
    fleet.does(1, Activity.ACTING, Duration.ofMinutes(15));
    fleet.plansALaunch();
    // When
    fleet.turn(Duration.ofHours(8));
    fleet.turns(5);
    // Then
    assertThat(fleet.lost()).isEmpty();
    assertThat(fleet.kills()).isEmpty();
    assertThat(fleet.started()).isEqualTo(4);
  }

  @Test
  void aFullDiskCondemnsNobodyThoughNobodyBeatsAndNobodyAnswers() throws IOException {
    // Given
    fleet.diskFull(true);
    // When
    fleet.turns(300);
    // Then
    assertThat(fleet.lost()).isEmpty();
    // When
    fleet.diskFull(false);
    fleet.turns(30);
    // Then
    assertThat(fleet.lost()).isEmpty();
    assertThat(fleet.started()).isEqualTo(3);
  }

  @Test
  void movesACounterOfItsOwnOnlyWhileSomebodyIsSilent() throws IOException {
    // Given
    fleet.turns(10);
    int before = fleet.ownBeats();
    // When
    fleet.turns(60);
    // Then
    assertThat(fleet.ownBeats()).isEqualTo(before);
    // When
    fleet.freeze(2);
    fleet.turns(10);
    // Then
    assertThat(fleet.ownBeats()).isGreaterThan(before + 3);
    // When
    fleet.thaw(2);
    fleet.turns(5);
    int after = fleet.ownBeats();
    fleet.turns(60);
    // Then
    assertThat(fleet.ownBeats()).isEqualTo(after);
  }

  @Test
  void anObserverThatWasFrozenWithAllTheOthersCondemnsNobodyWhenItIsThawedFirst()
      throws IOException {
    // Given
    for (int number = 1; number <= 3; number++) {
      fleet.freeze(number);
    }
    // When
    fleet.turn(Duration.ofMinutes(5));
    fleet.turns(4);
    for (int number = 1; number <= 3; number++) {
      fleet.thaw(number);
    }
    fleet.turns(30);
    // Then
    assertThat(fleet.lost()).isEmpty();
    assertThat(fleet.kills()).isEmpty();
  }

  @Test
  void aStateFileThatAStrangerSpoilsStopsNoTurnAndCondemnsNobodyWhoAnswers(@TempDir Path home)
      throws IOException {
    // Given
    fleet.answersAll();
    fleet.does(1, Activity.ACTING, Duration.ofDays(1));
    long seed = System.nanoTime();
    try (var warnings = new Warnings(FilePresence.class)) {
      for (var spoiled : SpoiledStates.of(fleet.state(1), new SplittableRandom(seed))) {
        fleet.spoils(home, 1, spoiled);
        try {
          // When
          fleet.turn(Duration.ofSeconds(1));
          // Then
          assertThat(fleet.kills()).isEmpty();
          assertThat(fleet.lost()).isEmpty();
        } catch (RuntimeException | AssertionError e) {
          throw new AssertionError("seed " + seed + ": " + Clip.clip(spoiled, 2_000), e);
        }
      }
      assertThat(warnings.all()).isNotEmpty();
    }
    assertThat(fleet.started()).isEqualTo(3);
  }
}
