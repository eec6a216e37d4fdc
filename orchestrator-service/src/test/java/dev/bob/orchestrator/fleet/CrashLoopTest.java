package dev.bob.orchestrator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.orchestrator.fleet.Sightings.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrashLoopTest {
  private final HiveStory story = new HiveStory();

  @Test
  void theDelayDoublesUpToItsLimit() {
    // Given
    var restarts = Restarts.NONE;
    var delays = new ArrayList<Long>();
    // When
    for (int i = 0; i < 8; i++) {
      restarts = restarts.crashed("K1", Scene.NOW, "broken");
      delays.add(restarts.of("K1").orElseThrow().notBefore().minus(Scene.NOW).toSeconds());
    }
    // Then
    assertThat(delays).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
  }

  @Test
  void anEarlyExitIsToldFromAHealthyRun() {
    // Given
    story.running(1);
    var young =
        new Scene(story).exited("L1", "K1", 1).aged(Kind.MEMBER, "L1", Duration.ofSeconds(9));
    var old =
        new Scene(story).exited("L1", "K1", 1).aged(Kind.MEMBER, "L1", Duration.ofSeconds(10));
    // Then
    assertThat(young.plan()).first().matches(action -> ((Action.DeclareLost) action).early());
    assertThat(old.plan()).first().matches(action -> !((Action.DeclareLost) action).early());
  }

  @Test
  void aCrashedKeyWaitsAndNoOtherOneIsStartedInItsPlace() {
    // Given
    story.running(2).lost(2);
    var restarts = Restarts.NONE.crashed("K2", Scene.NOW, "broken");
    // Then
    assertThat(new Scene(story).restarts(restarts).plan())
        .containsExactly(new Action.Wait("K2", Duration.ofSeconds(1), "broken"));
    // When
    var earlier = Restarts.NONE.crashed("K2", Scene.NOW.minusSeconds(1), "broken");
    // Then
    assertThat(new Scene(story).restarts(earlier).plan())
        .containsExactly(new Action.Launch(Optional.of("K2")));
  }

  @Test
  void aKeyThatNeverJoinedIsTriedAgainInsteadOfANewOne() {
    // Given
    story.wished(1);
    var restarts = Restarts.NONE.crashed("K9", Scene.NOW.minusSeconds(5), "broken");
    // Then
    assertThat(new Scene(story).restarts(restarts).plan())
        .containsExactly(new Action.Launch(Optional.of("K9")));
  }

  @Test
  void afterTooManyCrashesItIsGivenUpAndReported() {
    // Given
    story.running(1).lost(1);
    var restarts = Restarts.NONE;
    for (int i = 0; i < Restarts.EARLY_CRASHES_MAX; i++) {
      restarts = restarts.crashed("K1", Duration.ZERO, "broken");
    }
    // When
    var plan = new Scene(story).restarts(restarts).plan();
    // Then
    assertThat(plan).containsExactly(new Action.GiveUp("K1", "broken"));
    assertThat(FleetStatus.of(plan, true))
        .isEqualTo(
            new FleetStatus(
                FleetStatus.Condition.DEGRADED,
                List.of("an instance is not started again: broken")));
    // When
    var forgiven = restarts.without(List.of("K1"));
    // Then
    assertThat(new Scene(story).restarts(forgiven).plan())
        .containsExactly(new Action.Launch(Optional.of("K1")));
  }

  @Test
  void leavingByItselfRightAfterTheJoinCountsAsACrash() {
    // Given
    story.running(1).left(1);
    var scene =
        new Scene(story).exited("L1", "K1", 0).aged(Kind.MEMBER, "L1", Duration.ofSeconds(3));
    // Then
    assertThat(scene.plan())
        .contains(
            new Action.Forget(
                "L1", "K1", Optional.of("it left by itself right after it had joined")));
  }
}
