package dev.bob.orchestrator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.orchestrator.driver.InstanceProcess.Exit;
import dev.bob.orchestrator.driver.InstanceProcess.Origin;
import dev.bob.orchestrator.fleet.Sightings.Kind;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.model.InstanceId;
import dev.bob.state.presence.Vital;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What follows when instances are containers, which other people stop, start and remove too. */
class ContainerPlanTest {
  private static final Exit KILLED = new Exit(OptionalInt.of(137), false, "");
  private static final Exit STOPPED = new Exit(OptionalInt.of(143), false, "");
  private static final Exit FOUND = new Exit(OptionalInt.empty(), false, "");
  private static final Duration SETTLED = Duration.ofSeconds(5);

  private final HiveStory story = new HiveStory();

  @Test
  void whatComposeMadeIsAsWishedOnceItHasJoined() {
    // Given
    story.composed(4);
    // Then
    assertThat(new Scene(story).plan()).isEmpty();
  }

  @Test
  void aRemovedContainerLowersTheWishAndIsNotReplaced() {
    // Given
    story.composed(2);
    // Then
    assertThat(new Scene(story).ended(c(2), "K2", Origin.COMPOSE, Exit.removal()).plan())
        .containsExactly(lower(2, true, Optional.of(c(2)), "its container was removed"));
    // When
    story.left(2);
    // Then
    assertThat(new Scene(story).ended(c(2), "K2", Origin.COMPOSE, Exit.removal()).plan())
        .containsExactly(lower(2, false, Optional.of(c(2)), "its container was removed"));
  }

  @Test
  void aRemovedContainerOfAMemberThatWasAskedToLeaveLowersNothingMore() {
    // Given
    story.composed(2).wished(1).steered(2, Steering.DRAIN).left(2);
    // Then
    assertThat(new Scene(story).ended(c(2), "K2", Origin.COMPOSE, Exit.removal()).plan())
        .containsExactly(new Action.Discard(c(2)));
  }

  @Test
  void aStoppedContainerMayBeRestartedOrRemovedForAWhileAndThenLowersTheWish() {
    // Given
    story.composed(2).left(2);
    var stopped = new Scene(story).ended(c(2), "K2", Origin.COMPOSE, STOPPED);
    // Then
    assertThat(stopped.plan()).isEmpty();
    assertThat(stopped.aged(Kind.EXITED, c(2), SETTLED).plan())
        .containsExactly(lower(2, false, Optional.empty(), "its container was stopped"));
  }

  @Test
  void aStoppedContainerWhoseLastEventIsMissingIsNoLossEither() {
    // Given
    story.composed(2);
    var stopped = new Scene(story).ended(c(2), "K2", Origin.COMPOSE, STOPPED);
    // Then
    assertThat(stopped.aged(Kind.EXITED, c(2), Duration.ofSeconds(4)).plan()).isEmpty();
    assertThat(stopped.aged(Kind.EXITED, c(2), SETTLED).plan())
        .containsExactly(lower(2, true, Optional.empty(), "its container was stopped"));
  }

  @Test
  void whatAPersonStoppedIsCountedOnceAndLeftWhereItIs() {
    // Given
    story.composed(2).left(2).stoppedByOthers(2);
    // Then
    assertThat(
            new Scene(story)
                .ended(c(2), "K2", Origin.COMPOSE, STOPPED)
                .aged(Kind.EXITED, c(2), SETTLED)
                .plan())
        .isEmpty();
    assertThat(new Scene(story).ended(c(2), "K2", Origin.COMPOSE, FOUND).plan()).isEmpty();
  }

  @Test
  void whoLeftAsAskedIsClearedAway() {
    // Given
    story.composed(2).wished(1).steered(2, Steering.DRAIN).left(2);
    // Then
    assertThat(new Scene(story).ended(c(2), "K2", Origin.COMPOSE, STOPPED).plan())
        .containsExactly(new Action.Discard(c(2)));
  }

  @Test
  void aRestartedContainerIsAwaitedAndNotKilledAsAStray() {
    // Given
    story.running(2).left(2);
    var restarted = new Scene(story).container("L2", "K2", Origin.COPY);
    // Then
    assertThat(restarted.aged(Kind.STRAY, "L2", Duration.ofSeconds(59)).plan()).isEmpty();
    assertThat(restarted.aged(Kind.STRAY, "L2", Duration.ofSeconds(60)).plan())
        .contains(new Action.Kill("L2"));
  }

  @Test
  void aKilledContainerIsReplacedUnderItsKey() {
    // Given
    story.composed(2);
    // Then
    assertThat(new Scene(story).ended(c(2), "K2", Origin.COMPOSE, KILLED).plan())
        .containsExactly(
            new Action.DeclareLost(
                new InstanceId(2),
                story.member(2).epoch(),
                "K2",
                Optional.of(c(2)),
                "its process exited with code 137",
                false));
    // When
    story.lost(2);
    // Then
    assertThat(new Scene(story).plan()).containsExactly(new Action.Launch(Optional.of("K2")));
  }

  @Test
  void whoIsStuckIsKilledWhoeverMadeItsContainer() {
    // Given
    story.composed(1);
    var dead = new Vital.Dead(Duration.ofSeconds(16));
    // Then
    assertThat(new Scene(story).vital(1, dead).plan())
        .singleElement()
        .isInstanceOfSatisfying(
            Action.DeclareLost.class, lost -> assertThat(lost.launch()).contains(c(1)));
  }

  @Test
  void aContainerThatComposeMadeCountsAsComingUntilItJoins() {
    // Given
    story.wished(1);
    var coming = new Scene(story).container(c(1), "K1", Origin.COMPOSE);
    // Then
    assertThat(coming.plan()).isEmpty();
  }

  @Test
  void aContainerThatComposeMadeAndThatNeverJoinsIsReplacedButNeverKilled() {
    // Given
    story.wished(1);
    // Then
    assertThat(
            new Scene(story)
                .container(c(1), "K1", Origin.COMPOSE)
                .aged(Kind.STRAY, c(1), Duration.ofSeconds(60))
                .plan())
        .containsExactly(
            new Action.Notice("the container K1 runs and has not joined within 60 s"),
            new Action.Launch(Optional.empty()));
  }

  @Test
  void aContainerThatCrashedBeforeItJoinedIsReportedAndKept() {
    // Given
    story.wished(0);
    var broken = new Exit(OptionalInt.of(1), false, "no workspace");
    var plan = new Scene(story).ended(c(1), "K1", Origin.COMPOSE, broken).plan();
    // Then
    assertThat(FleetStatus.of(plan, true))
        .isEqualTo(
            new FleetStatus(
                FleetStatus.Condition.DEGRADED,
                List.of(
                    "the container K1 ended before it had joined: it exited with code 1: no"
                        + " workspace")));
  }

  @Test
  void whatHadEndedBeforeWeBeganIsGivenTimeToBeStartedAndIsThenReplaced() {
    // Story: the machine was restarted in order. All instances had left, told to end, and were
    // counted as stopped by a person: the hive came back with none.

    // Given
    story.composed(1).left(1);
    var found =
        new Scene(story)
            .ended(c(1), "K1", Origin.COMPOSE, FOUND)
            .aged(Kind.MEMBER, FleetWatch.nameOf(story.member(1)), Duration.ofSeconds(10));
    // Then
    assertThat(found.aged(Kind.EXITED, c(1), Duration.ofSeconds(29)).plan()).isEmpty();
    assertThat(found.aged(Kind.EXITED, c(1), Duration.ofSeconds(30)).plan())
        .containsExactly(
            new Action.Forget(c(1), "K1", Optional.empty()), new Action.Launch(Optional.of("K1")));
  }

  @Test
  void aMemberWhoseContainerHadEndedBeforeWeBeganIsLostOnlyThen() {
    // Given
    story.composed(1);
    var found = new Scene(story).ended(c(1), "K1", Origin.COMPOSE, FOUND);
    // Then
    assertThat(found.aged(Kind.EXITED, c(1), Duration.ofSeconds(29)).plan()).isEmpty();
    assertThat(found.aged(Kind.EXITED, c(1), Duration.ofSeconds(30)).plan())
        .singleElement()
        .isInstanceOf(Action.DeclareLost.class);
  }

  @Test
  void stopAutonomousLowersNothing() {
    // Given
    story.composed(1).left(1);
    var leftInOrder = new Exit(OptionalInt.of(0), false, "");
    var scene =
        new Scene(story)
            .suspended()
            .ended(c(1), "K1", Origin.COMPOSE, leftInOrder)
            .aged(Kind.EXITED, c(1), SETTLED);
    // Then
    assertThat(scene.plan()).containsExactly(new Action.Forget(c(1), "K1", Optional.empty()));
  }

  @Test
  void aLaunchWhoseContainerIsTakenAwayLowersTheWishAndIsNoCrash() {
    // Given
    story.wished(1).planned("L1", "K1");
    // Then
    assertThat(new Scene(story).ended("L1", "K1", Origin.COPY, Exit.removal()).plan())
        .containsExactly(new Action.EndLaunch("L1", "K1", "its process was removed", true));
  }

  @Test
  void aCopyThatNobodyWaitsForIsClearedAway() {
    // Given
    story.wished(0);
    // Then
    assertThat(new Scene(story).ended("L1", "K1", Origin.COPY, KILLED).plan())
        .containsExactly(new Action.Discard("L1"));
  }

  private static String c(int number) {
    return Scene.composed("K" + number);
  }

  private Action lower(int number, boolean live, Optional<String> discard, String cause) {
    return new Action.Lower(
        new InstanceId(number), story.member(number).epoch(), live, discard, cause);
  }
}
