package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.joined;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemberFact.Steering;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FleetTest {
  private final HiveStory story = new HiveStory();

  @Test
  void admitsOnlyTheLaunchesThatWerePlanned() {
    // Given
    launch("l1", "key");

    // Then
    assertThat(refusedJoin("key", "l2")).isEqualTo(Reason.UNKNOWN_LAUNCH);
    assertThat(refusedJoin("another key", "l1")).isEqualTo(Reason.UNKNOWN_LAUNCH);
    assertThat(story.joins(launched("key", "l1")).launch()).contains("l1");
    assertThat(story.state().fleet().planned()).isEmpty();
  }

  @Test
  void refusesALaunchThatHasEnded() {
    // Given
    launch("l1", "key");
    story.accepted(Author.orchestrator(), new FleetFact.LaunchEnded("l1", "exited"));

    // Then
    assertThat(refusedJoin("key", "l1")).isEqualTo(Reason.UNKNOWN_LAUNCH);
    assertThat(story.refusal(Author.orchestrator(), new FleetFact.LaunchEnded("l1", "again")))
        .isEqualTo(Reason.UNKNOWN_LAUNCH);
  }

  @Test
  void letsALaunchedInstanceJoinAnewWithItsLaunch() {
    // Given
    launch("l1", "key");
    var before = story.joins(launched("key", "l1"));
    story.isLost(before);

    // Then
    assertThat(story.joins(launched("key", "l1")).id()).isEqualTo(before.id());
  }

  @Test
  void refusesTheOldProcessOnceItsReplacementHasJoined() {
    // Given
    launch("l1", "key");
    story.isLost(story.joins(launched("key", "l1")));
    launch("l2", "key");
    story.joins(launched("key", "l2"));

    // Then
    assertThat(refusedJoin("key", "l1")).isEqualTo(Reason.UNKNOWN_LAUNCH);
  }

  @Test
  void plansALaunchOnce() {
    // Given
    launch("l1", "key");

    // Then
    assertThat(story.refusal(Author.orchestrator(), new FleetFact.LaunchPlanned("l1", "key")))
        .isEqualTo(Reason.ALREADY_KNOWN);
  }

  @Test
  void raisesTheWishForAJoinThatNobodyPlanned() {
    // Given
    wish(1);

    // When
    story.join(3);

    // Then
    assertThat(story.state().fleet().wished()).hasValue(3);
  }

  @Test
  void keepsTheWishForAPlannedJoin() {
    // Given
    wish(1);
    launch("l1", "a");
    launch("l2", "b");

    // When
    story.joins(launched("a", "l1"));
    story.joins(launched("b", "l2"));

    // Then
    assertThat(story.state().fleet().wished()).hasValue(1);
  }

  @Test
  void keepsTheWishWhenAMemberIsStartedAnew() {
    // Story: four containers, scaled down to two by the person. One that had not left yet crashed
    // and came back under its key: the wish went up to four again, and nothing was ever stopped.

    // Given
    story.join(4);
    wish(2);

    // When
    story.joins("a");

    // Then
    assertThat(story.state().fleet().wished()).hasValue(2);
  }

  @Test
  void lowersTheWishOnceForAPersonsStop() {
    // Given
    var member = story.join(3).getFirst();

    // When
    steer(member, Steering.STOP);

    // Then
    assertThat(story.state().fleet().wished()).hasValue(2);
    assertThat(refusedSteering(member, Steering.STOP)).isEqualTo(Reason.NO_CHANGE);
    assertThat(refusedSteering(member, Steering.DRAIN)).isEqualTo(Reason.NO_CHANGE);
    assertThat(story.state().fleet().wished()).hasValue(2);
  }

  @Test
  void lowersTheWishWhenARestartBecomesAStop() {
    // Story: restart, then stop before the instance had left: the wish stayed, so the orchestrator
    // started it anew, against the person's last word. Stop, then restart was accepted as well:
    // the wish was lower already, and another instance had to go for the one that came back.

    // Given
    var member = story.join(3).getFirst();
    steer(member, Steering.RESTART);

    // When
    steer(member, Steering.STOP);

    // Then
    assertThat(story.state().fleet().wished()).hasValue(2);
    assertThat(refusedSteering(member, Steering.RESTART)).isEqualTo(Reason.NO_CHANGE);
    assertThat(refusedSteering(member, Steering.RESUME)).isEqualTo(Reason.NO_CHANGE);
  }

  @Test
  void lowersTheWishOnceForAnInstanceThatSomebodyStoppedBesideTheHive() {
    // Given
    var member = story.join(3).getFirst();
    story.accepted(as(member), new MemberFact.Left("told to end"));

    // Then
    assertThat(refusedSteering(member, Steering.STOP)).isEqualTo(Reason.UNKNOWN_INSTANCE);
    var seen = new MemberFact.Steered(member.id(), Steering.STOP);
    story.accepted(Author.orchestrator(), seen);
    assertThat(story.state().fleet().wished()).hasValue(2);
    assertThat(story.refusal(Author.orchestrator(), seen)).isEqualTo(Reason.NO_CHANGE);
    assertThat(story.state().fleet().wished()).hasValue(2);
  }

  @Test
  void doesNotLowerTheWishAgainForAnInstanceThatWasAskedToLeave() {
    // Given
    var member = story.join(3).getFirst();
    wish(2);
    steer(member, Steering.DRAIN);
    story.accepted(as(member), new MemberFact.Left("asked to drain"));

    // Then
    var seen = new MemberFact.Steered(member.id(), Steering.STOP);
    assertThat(story.refusal(Author.orchestrator(), seen)).isEqualTo(Reason.NO_CHANGE);
    assertThat(story.state().fleet().wished()).hasValue(2);
  }

  @Test
  void raisesTheWishWhenSomebodyStartsALaunchedInstanceAgain() {
    // Story: a container that the orchestrator had made was stopped by a person, who started it
    // again later. Its join named the launch of its first run, so the wish stayed lower, and the
    // orchestrator sent it, or another one, away at once.

    // Given
    launch("l1", "key");
    var member = story.joins(launched("key", "l1"));
    wish(1);
    story.accepted(as(member), new MemberFact.Left("told to end"));
    story.accepted(Author.orchestrator(), new MemberFact.Steered(member.id(), Steering.STOP));

    // When
    story.joins(launched("key", "l1"));

    // Then
    assertThat(story.state().fleet().wished()).hasValue(1);
  }

  @Test
  void pausesAndResumesButNeverTakesBackALeaving() {
    // Given
    var member = story.joins("a");

    // Then
    assertThat(refusedSteering(member, Steering.RESUME)).isEqualTo(Reason.NO_CHANGE);
    steer(member, Steering.PAUSE);
    assertThat(story.now(member).takesWork()).isFalse();
    steer(member, Steering.RESUME);
    assertThat(story.now(member).takesWork()).isTrue();
    steer(member, Steering.RESTART);
    assertThat(refusedSteering(member, Steering.PAUSE)).isEqualTo(Reason.NO_CHANGE);
    assertThat(refusedSteering(member, Steering.RESUME)).isEqualTo(Reason.NO_CHANGE);
  }

  @Test
  void startsAnewWithoutTheOldSteering() {
    // Given
    steer(story.joins("a"), Steering.RESTART);

    // Then
    assertThat(story.joins("a").steering()).isEmpty();
  }

  @Test
  void listensOnlyToAPersonAndTheOrchestrator() {
    // Given
    var member = story.joins("a");

    // Then
    assertThat(story.refusal(as(member), new FleetFact.Wished(3))).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(story.refusal(as(member), new MemberFact.Steered(member.id(), Steering.STOP)))
        .isEqualTo(Reason.NOT_ALLOWED);
    wish(5);
    assertThat(story.refusal(Author.person(), new FleetFact.Wished(5))).isEqualTo(Reason.NO_CHANGE);
  }

  @Test
  void theOrchestratorsWishCountsOnlyInThePlaceOfTheOneThatItKnew() {
    // Given
    var orchestrator = Author.orchestrator();
    story.accepted(orchestrator, new FleetFact.Wished(4));

    // Then
    assertThat(story.refusal(orchestrator, new FleetFact.Wished(0)))
        .isEqualTo(Reason.ALREADY_DECIDED);
    wish(6);
    assertThat(story.refusal(orchestrator, new FleetFact.Wished(3, OptionalInt.of(4))))
        .isEqualTo(Reason.ALREADY_DECIDED);
    story.accepted(orchestrator, new FleetFact.Wished(5, OptionalInt.of(6)));
    assertThat(story.state().fleet().wished()).hasValue(5);
  }

  private void wish(int replicas) {
    story.accepted(Author.person(), new FleetFact.Wished(replicas));
  }

  private void launch(String launch, String key) {
    story.accepted(Author.orchestrator(), new FleetFact.LaunchPlanned(launch, key));
  }

  private static MemberFact.Joined launched(String key, String launch) {
    return joined(key, Optional.empty(), Optional.of(launch));
  }

  private Reason refusedJoin(String key, String launch) {
    return story.refusal(Author.joiner(key), launched(key, launch));
  }

  private void steer(Member member, Steering action) {
    story.accepted(Author.person(), new MemberFact.Steered(member.id(), action));
  }

  private Reason refusedSteering(Member member, Steering action) {
    return story.refusal(Author.person(), new MemberFact.Steered(member.id(), action));
  }
}
