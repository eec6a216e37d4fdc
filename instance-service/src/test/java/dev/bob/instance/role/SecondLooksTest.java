package dev.bob.instance.role;

import static dev.bob.instance.role.Scenes.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.instance.Settings;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import dev.bob.state.model.Severity;
import dev.bob.state.model.TaskId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first of four found it and the third, the reflector, has had its word. */
class SecondLooksTest {
  private static final Duration SEEN = Duration.ofSeconds(30);

  @Test
  void oneOwnerLooksAgainAndNobodyElse() {
    // Given
    var scenes = found(4, Severity.HIGH, 1).confirms(3).done("links");

    // Then
    assertThat(lookers(scenes, 4)).containsExactly(2);
    assertThat(decide(scenes.seenBy(2, SEEN)))
        .isInstanceOfSatisfying(
            Intent.LookAgain.class,
            look ->
                assertThat(look.findings())
                    .extracting(KnownFinding::finding)
                    .extracting(finding -> finding.id())
                    .containsExactly(scenes.found()));
  }

  @Test
  void whatIsRefutedIsLookedAtAgainAsWell() {
    assertThat(lookers(found(4, Severity.CRITICAL, 1).refutes(3).done("links"), 4))
        .containsExactly(2);
  }

  @Test
  void theNextOneLooksWhereTheOwnerTakesNoWork() {
    // Given
    var scenes = found(4, Severity.HIGH, 1).confirms(3).done("links");

    // When
    scenes.apply(
        Author.person(), new MemberFact.Steered(new InstanceId(2), MemberFact.Steering.PAUSE));

    // Then
    assertThat(lookers(scenes, 4)).containsExactly(4);
  }

  @Test
  void twoWordsAreEnough() {
    assertThat(lookers(found(4, Severity.HIGH, 1).confirms(3).confirms(2).done("links"), 4))
        .isEmpty();
    assertThat(lookers(found(4, Severity.HIGH, 1).confirms(3).refutes(2).done("links"), 4))
        .isEmpty();
  }

  @Test
  void nobodyLooksAgainAtWhatItFoundOrCheckedItself() {
    assertThat(lookers(found(2, Severity.HIGH, 1).confirms(2).done("links"), 2)).isEmpty();
  }

  @Test
  void whatIsLessSevereIsLookedAtAgainIfASettingSaysSo() {
    // Given
    var seen = found(4, Severity.MEDIUM, 1).confirms(3).done("links").seenBy(2, SEEN);
    assertThat(decide(seen)).isInstanceOf(Intent.Rest.class);

    // When
    var limits =
        Settings.role(Map.of("bob.role.second-look-severity", "medium"))
            .limits(Settings.assignment(Map.of()));

    // Then
    assertThat(
            decide(
                new Situation(
                    seen.me(),
                    seen.state(),
                    seen.ready(),
                    seen.inSight(),
                    seen.beyondMe(),
                    seen.otherWay(),
                    limits)))
        .isInstanceOf(Intent.LookAgain.class);
  }

  /** Its word would depend on who was idle, and so would a report. */
  @Test
  void aSecondLookWaitsUntilNoGoalIsOpen() {
    // Given
    var scenes = found(4, Severity.HIGH, 1).confirms(3);
    assertThat(lookers(scenes, 4)).isEmpty();
    scenes.done("links");
    assertThat(lookers(scenes, 4)).containsExactly(2);

    // When
    scenes.goal();

    // Then
    assertThat(lookers(scenes, 4)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Severity.class,
      names = {"MEDIUM", "LOW", "NOTE"})
  void whatMattersLessIsNotLookedAtAgain(Severity severity) {
    assertThat(lookers(found(4, severity, 1).confirms(3).done("links"), 4)).isEmpty();
  }

  /** An idle hive would try for ever. */
  @Test
  void whatNoOtherWayShowsIsLeftAlone() {
    assertThat(lookers(found(4, Severity.HIGH, 0).confirms(3).done("links"), 4)).isEmpty();
  }

  @Test
  void whatIsStaleIsLeftAlone() {
    // Given
    var scenes = found(4, Severity.HIGH, 1).confirms(3).done("links");
    scenes.planAt("0ddba11", spec("more", Role.EXPLORER));
    var more = new TaskId("goal_2.more");
    scenes.apply(Author.person(), new WorkFact.TaskCancelled(more));
    assertThat(lookers(scenes, 4)).containsExactly(2);

    // When
    scenes.apply(
        scenes.by(4),
        new MemoryFact.FindingsStaled("0ddba11", List.of(scenes.found()), List.of(), false));

    // Then
    assertThat(lookers(scenes, 4)).isEmpty();
  }

  private static Scenes found(int members, Severity severity, int line) {
    return new Scenes(members)
        .plan(spec("links", Role.EXPLORER))
        .finding(1, "links", severity, line);
  }

  private static List<Integer> lookers(Scenes scenes, int members) {
    List<Integer> lookers = new ArrayList<>();
    for (int member = 1; member <= members; member++) {
      if (decide(scenes.seenBy(member, SEEN)) instanceof Intent.LookAgain) {
        lookers.add(member);
      }
    }
    return lookers;
  }

  private static Intent decide(Situation situation) {
    return Behaviour.of(situation.me().role()).decide(situation);
  }
}
