package dev.bob.instance.role;

import static dev.bob.instance.role.Scenes.shards;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of five members 1 and 5 are explorers, 2 is a builder, 3 the reflector, 4 the leader. */
class PairingDutiesTest {
  private static final int QUEUE_MAX = Scenes.LIMITS.pairingQueueMax();

  private final Scenes scenes = new Scenes(5);

  @BeforeEach
  void twoTasks() {
    scenes.plan(shards("look", Role.EXPLORER, 2));
  }

  @Test
  void askAnIdleOneToHelpWhereMoreFindingsWaitThanTheReflectorSoonChecks() {
    // Given
    scenes.findings(1, "look-0", QUEUE_MAX);
    scenes.findings(5, "look-1", 1);

    // Then: the one who has found most is helped, and that is enough
    assertThat(pairs()).containsExactly("look-0+2");
  }

  @Test
  void askNobodyAsLongAsTheReflectorKeepsUp() {
    // Given
    scenes.findings(1, "look-0", QUEUE_MAX - 1);
    scenes.findings(5, "look-1", 1);

    // Then
    assertThat(pairs()).isEmpty();
  }

  @Test
  void askOneForEachTaskUntilTheQueueIsShort() {
    // Given
    scenes.findings(1, "look-0", QUEUE_MAX + 1);
    scenes.findings(5, "look-1", QUEUE_MAX + 2);

    // Then
    assertThat(pairs()).containsExactly("look-1+2", "look-0+4");
  }

  @Test
  void preferAnotherReflector() {
    // Given
    scenes.joins(6).joins(7);
    scenes.findings(1, "look-0", QUEUE_MAX + 1).findings(5, "look-1", 1);

    // Then
    assertThat(pairs()).containsExactly("look-0+7");
  }

  @Test
  void askNobodyWhoIsOfferedATaskOrHelpsAlready() {
    // Given
    scenes.findings(1, "look-0", QUEUE_MAX + 1).findings(5, "look-1", QUEUE_MAX + 1);
    scenes.planAt("c0ffee", shards("more", Role.BUILDER, 1));

    // Then: 2 is offered the new one at the same moment
    assertThat(pairs()).containsExactly("look-0+4");

    // When
    scenes.apply(
        scenes.by(4), new WorkFact.TaskAssigned(new TaskId("goal_2.more-0"), new InstanceId(2)));
    scenes.pairs("look-0", 4);

    // Then
    assertThat(pairs()).isEmpty();
  }

  @Test
  void askNobodyTwiceWhoHasDeclinedNorWhoIsPaused() {
    // Given
    scenes.findings(1, "look-0", QUEUE_MAX + 1).findings(5, "look-1", 0);
    scenes.pairs("look-0", 2);
    scenes.apply(
        scenes.by(2), new WorkFact.TaskDeclined(new TaskId("goal_1.look-0"), "not my thing"));

    // Then
    assertThat(pairs()).containsExactly("look-0+4");
    scenes.apply(Author.person(), new MemberFact.Steered(new InstanceId(4), Steering.PAUSE));
    assertThat(pairs()).isEmpty();
  }

  @Test
  void leaveWorkThatHasEndedToTheReflector() {
    // Given
    scenes.findings(1, "look-0", QUEUE_MAX + 1).done("look-0");

    // Then
    assertThat(pairs()).isEmpty();
  }

  @Test
  void areTheLeadersAlone() {
    // Given
    scenes.findings(1, "look-0", QUEUE_MAX + 1).findings(5, "look-1", 1);

    // Then
    assertThat(LeaderDuties.decide(scenes.seenBy(4, Duration.ZERO)))
        .hasAtLeastOneElementOfType(Intent.Pair.class);
    assertThat(LeaderDuties.decide(scenes.seenBy(2, Duration.ofHours(1))))
        .doesNotHaveAnyElementsOfTypes(Intent.Pair.class);
  }

  @Test
  void letTheHelperCheckAndTheReflectorWhenItIsLost() {
    // Given
    scenes.findings(1, "look-0", QUEUE_MAX + 1);
    scenes.pairs("look-0", 2);
    var builder = Behaviour.of(Role.BUILDER);
    var reflector = Behaviour.of(Role.REFLECTOR);

    // Then
    assertThat(builder.decide(scenes.seenBy(2, Duration.ZERO))).isInstanceOf(Intent.Verify.class);
    assertThat(reflector.decide(scenes.seenBy(3, Duration.ZERO))).isInstanceOf(Intent.Rest.class);

    // When
    scenes.apply(scenes.by(2), new MemberFact.Left("asked to"));

    // Then
    assertThat(reflector.decide(scenes.seenBy(3, Duration.ZERO)))
        .isInstanceOfSatisfying(
            Intent.Verify.class,
            verify -> assertThat(verify.findings()).hasSize(Scenes.LIMITS.verifyBatchMax()));
  }

  @Test
  void letTheHelperDeclineWhatItsMindHasNoWayToDo() {
    // Given
    scenes.findings(1, "look-0", QUEUE_MAX + 1);
    scenes.pairs("look-0", 2);

    // When
    var intent = Behaviour.of(Role.BUILDER).decide(scenes.seenBy(2, Duration.ZERO, Set.of("look")));

    // Then
    assertThat(intent)
        .isInstanceOfSatisfying(
            Intent.Decline.class,
            decline -> assertThat(decline.task().spec().name()).isEqualTo("look-0"));
  }

  private List<String> pairs() {
    var situation = scenes.seenBy(4, Duration.ZERO);
    return PairingDuties.decide(situation, Assignment.of(situation)).stream()
        .map(pair -> pair.task().spec().name() + "+" + pair.helper().number())
        .toList();
  }
}
