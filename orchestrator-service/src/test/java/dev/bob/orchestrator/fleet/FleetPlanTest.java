package dev.bob.orchestrator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.orchestrator.fleet.Sightings.Kind;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.model.InstanceId;
import dev.bob.state.presence.Vital;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FleetPlanTest {
  private final HiveStory story = new HiveStory();

  @Test
  void aFleetAsWishedNeedsNothing() {
    // Given
    var scene = new Scene(story.running(4));
    // Then
    assertThat(scene.plan()).isEmpty();
  }

  @Test
  void anEmptyHiveGetsAsManyNewInstancesAsWished() {
    // Given
    var scene = new Scene(story.wished(2));
    // Then
    assertThat(scene.plan())
        .containsExactly(new Action.Launch(Optional.empty()), new Action.Launch(Optional.empty()));
  }

  @Test
  void whatIsPlannedAndRunsIsAwaitedAndNotLaunchedTwice() {
    // Given
    var scene = new Scene(story.wished(1).planned("L1", "K1")).process("L1", "K1");
    // Then
    assertThat(scene.plan()).isEmpty();
  }

  @Test
  void aPlannedLaunchWithoutAProcessEndsAndIsReplacedOnlyAtTheNextTurn() {
    // Given
    var scene = new Scene(story.wished(1).planned("L1", "K1"));
    // Then
    assertThat(scene.plan())
        .containsExactly(new Action.EndLaunch("L1", "K1", "no process runs for it", false));
  }

  @Test
  void aLaunchThatDoesNotJoinInTimeEnds() {
    // Given
    var scene =
        new Scene(story.wished(1).planned("L1", "K1"))
            .process("L1", "K1")
            .aged(Kind.PENDING, "L1", Duration.ofSeconds(60));
    // Then
    assertThat(scene.plan())
        .containsExactly(new Action.EndLaunch("L1", "K1", "it did not join within 60 s", false));
  }

  @Test
  void aSmallerWishDrainsTheHighestNumbers() {
    // Given
    var scene = new Scene(story.running(4).wished(2));
    // Then
    assertThat(scene.plan())
        .containsExactly(new Action.Drain(new InstanceId(4)), new Action.Drain(new InstanceId(3)));
  }

  @Test
  void whoIsAskedToLeaveIsNotAskedAgain() {
    // Given
    var scene = new Scene(story.running(2).wished(1).steered(2, Steering.DRAIN));
    // Then
    assertThat(scene.plan()).isEmpty();
  }

  @Test
  void whoDoesNotLeaveIsTerminatedAndThenKilled() {
    // Given
    story.running(2).wished(1).steered(2, Steering.DRAIN);
    // Then
    assertThat(new Scene(story).aged(Kind.LEAVING, "L2", Duration.ofSeconds(30)).plan())
        .containsExactly(new Action.Terminate("L2"));
    assertThat(new Scene(story).aged(Kind.LEAVING, "L2", Duration.ofSeconds(38)).plan())
        .containsExactly(
            new Action.DeclareLost(
                new InstanceId(2),
                story.member(2).epoch(),
                "K2",
                Optional.of("L2"),
                "did not leave within 38 s after it was asked to",
                false));
  }

  @Test
  void aLargerWishBringsTheSameKeysBackLowestFirst() {
    // Given
    story.running(4).wished(2);
    story.steered(4, Steering.DRAIN).steered(3, Steering.DRAIN).left(4).left(3).wished(4);
    // Then
    assertThat(new Scene(story).plan())
        .containsExactly(
            new Action.Launch(Optional.of("K3")), new Action.Launch(Optional.of("K4")));
  }

  @Test
  void aPersonsStopIsNotHealed() {
    // Given
    var scene = new Scene(story.running(3).steered(2, Steering.STOP).left(2));
    // Then
    assertThat(scene.plan()).isEmpty();
  }

  @Test
  void aRestartBringsBackThatOneAndNotOneThatWasStoppedBefore() {
    // Given
    story.running(3).steered(1, Steering.STOP).left(1);
    // When
    story.steered(3, Steering.RESTART);
    // Then
    assertThat(new Scene(story).plan()).isEmpty();
    // When
    story.left(3);
    // Then
    assertThat(new Scene(story).plan()).containsExactly(new Action.Launch(Optional.of("K3")));
  }

  @Test
  void anExitIsALossAtOnceAndReplacedUnderTheSameKey() {
    // Given
    story.running(2);
    // Then
    assertThat(new Scene(story).exited("L2", "K2", 137).plan())
        .containsExactly(
            new Action.DeclareLost(
                new InstanceId(2),
                story.member(2).epoch(),
                "K2",
                Optional.of("L2"),
                "its process exited with code 137",
                false));
    // When
    story.lost(2);
    // Then
    assertThat(new Scene(story).plan()).containsExactly(new Action.Launch(Optional.of("K2")));
  }

  @Test
  void anExitInOrderIsGivenTimeUntilItsLastEventIsSeen() {
    // Given
    story.running(1);
    // Then
    assertThat(new Scene(story).exited("L1", "K1", 0).plan()).isEmpty();
    assertThat(
            new Scene(story)
                .exited("L1", "K1", 0)
                .aged(Kind.EXITED, "L1", Duration.ofSeconds(2))
                .plan())
        .hasSize(1)
        .allMatch(Action.DeclareLost.class::isInstance);
  }

  @Test
  void anAdopterDeclaresLostWhoseProcessIsGoneAndLeavesTheOthersAlone() {
    // Given
    var scene = new Scene(story.running(3)).noProcess("L2");
    // Then
    assertThat(scene.plan())
        .containsExactly(
            new Action.DeclareLost(
                new InstanceId(2),
                story.member(2).epoch(),
                "K2",
                Optional.of("L2"),
                "its process is gone",
                false));
  }

  @Test
  void suspicionAloneChangesNothing() {
    // Given
    var scene = new Scene(story.running(1)).vital(1, new Vital.Suspect(Duration.ofSeconds(20)));
    // Then
    assertThat(scene.plan()).isEmpty();
  }

  @Test
  void silentAndUnansweringIsLost() {
    // Given
    var scene = new Scene(story.running(1)).vital(1, new Vital.Dead(Duration.ofSeconds(16)));
    // Then
    assertThat(scene.plan())
        .singleElement()
        .isInstanceOfSatisfying(
            Action.DeclareLost.class,
            lost -> assertThat(lost.cause()).isEqualTo("no heartbeat for 16 s, and no answer"));
  }

  @Test
  void stuckIsLost() {
    // Given
    var stuck = new Vital.Stuck(Duration.ofSeconds(70), Duration.ofSeconds(60));
    var scene = new Scene(story.running(1)).vital(1, stuck);
    // Then
    assertThat(scene.plan())
        .singleElement()
        .isInstanceOfSatisfying(
            Action.DeclareLost.class,
            lost ->
                assertThat(lost.cause())
                    .isEqualTo("stuck: at one thing for 70 s, declared were 60 s"));
  }

  @Test
  void whileStopAutonomousExistsNothingIsStarted() {
    // Given
    var scene = new Scene(story.running(2).lost(1)).suspended();
    // Then
    assertThat(scene.plan()).isEmpty();
  }

  @Test
  void aProcessThatNobodyCountsOnIsKilledAfterAGrace() {
    // Given
    story.running(1).wished(0).steered(1, Steering.DRAIN).left(1);
    // Then
    assertThat(new Scene(story).process("L1", "K1").plan()).isEmpty();
    assertThat(
            new Scene(story)
                .process("L1", "K1")
                .aged(Kind.STRAY, "L1", Duration.ofSeconds(8))
                .plan())
        .containsExactly(new Action.Kill("L1"));
    assertThat(new Scene(story).exited("L1", "K1", 0).plan())
        .containsExactly(new Action.Forget("L1", "K1", Optional.empty()));
  }

  /**
   * An orchestrator that had stood still found that members had given one up, and started another
   * one with its key while the first one woke up and joined anew.
   */
  @Test
  void whoWasGivenUpByOthersAndRunsIsNotReplacedBeforeItIsEnded() {
    // Given
    story.running(2).lost(1);
    // Then
    assertThat(new Scene(story).process("L1", "K1").plan()).isEmpty();
    assertThat(
            new Scene(story)
                .process("L1", "K1")
                .aged(Kind.STRAY, "L1", Duration.ofSeconds(8))
                .plan())
        .contains(new Action.Kill("L1"));
    assertThat(new Scene(story).plan()).containsExactly(new Action.Launch(Optional.of("K1")));
  }
}
