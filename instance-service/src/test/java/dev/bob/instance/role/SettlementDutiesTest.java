package dev.bob.instance.role;

import static dev.bob.instance.role.Scenes.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.instance.consensus.Settling;
import dev.bob.state.event.Author;
import dev.bob.state.event.DeliberationFact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Role;
import dev.bob.state.model.Round;
import dev.bob.state.model.TaskId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first of four found it; the second confirms it, the third refutes it. */
class SettlementDutiesTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration ROUND = Scenes.LIMITS.argumentDeadline();

  @ParameterizedTest
  @CsvSource({"4,0", "1,10", "2,20", "3,30"})
  void theLeaderLetsTheHiveArgueAndOthersTenSecondsLaterEach(int member, int afterSeconds) {
    // Given
    var scenes = contested();
    var due = Duration.ofSeconds(afterSeconds);

    // When
    var inTime = LeaderDuties.decide(scenes.seenBy(member, due));

    // Then
    assertThat(inTime)
        .singleElement()
        .isInstanceOfSatisfying(
            Intent.Settle.class,
            settle -> {
              assertThat(settle.finding().id()).isEqualTo(scenes.found());
              assertThat(settle.round()).isEqualTo(ROUND);
            });
    if (afterSeconds > 0) {
      assertThat(LeaderDuties.decide(scenes.seenBy(member, due.minusMillis(1)))).isEmpty();
    }
    assertThat(LeaderDuties.untilDue(scenes.seenBy(member, Duration.ZERO))).contains(due);
  }

  @Test
  void whatItProposesIsThatTheFindingHolds() {
    // Given
    var scenes = contested();

    // When
    var motion = Settling.motion(finding(scenes), ROUND);

    // Then
    assertThat(motion.title()).isEqualTo("Finding " + scenes.found() + " holds");
    assertThat(motion.text()).isEqualTo("t (f:1)");
    assertThat(motion.deliberated()).isTrue();
    assertThat(motion.deadline()).isEqualTo(ROUND);
    scenes.apply(scenes.by(4), new ProposalFact.Opened(motion));
  }

  @Test
  void whatWasArguedAboutOnceIsNotProposedAgain() {
    // Given
    var scenes = contested();

    // When
    scenes.apply(scenes.by(4), new ProposalFact.Opened(Settling.motion(finding(scenes), ROUND)));
    assertThat(settled(scenes)).isEmpty();
    scenes.apply(scenes.by(4), new ProposalFact.Expired(new ProposalId(1), 1));

    // Then
    assertThat(settled(scenes)).isEmpty();
    assertThat(LeaderDuties.untilDue(scenes.seenBy(4, LONG))).isEmpty();
  }

  /** Its voters worked, it expired, and was never proposed again. */
  @Test
  void whatAGoalHasCutShortIsProposedAgainWhenNoGoalIsOpen() {
    // Given
    var scenes = contested();
    scenes.apply(scenes.by(4), new ProposalFact.Opened(Settling.motion(finding(scenes), ROUND)));
    scenes.planAt("c0ffee", spec("more", Role.EXPLORER));
    scenes.apply(
        scenes.by(4), new DeliberationFact.RoundEnded(new ProposalId(1), 1, Round.POSITIONS));
    scenes.apply(scenes.by(4), new ProposalFact.Expired(new ProposalId(1), 1));
    assertThat(settled(scenes)).isEmpty();

    // When
    scenes.apply(Author.person(), new WorkFact.TaskCancelled(new TaskId("goal_2.more")));

    // Then
    assertThat(settled(scenes)).containsExactly(scenes.found());
  }

  @Test
  void theHiveArguesAboutOneAfterTheOther() {
    // Given
    var scenes = new Scenes(4).plan(spec("links", Role.EXPLORER), spec("todos", Role.EXPLORER));
    var first = contest(scenes, "links");
    var second = contest(scenes, "todos");

    // Then
    assertThat(settled(scenes)).containsExactly(first);

    // When
    scenes.apply(
        scenes.by(4), new ProposalFact.Opened(Settling.motion(finding(scenes, first), ROUND)));
    assertThat(settled(scenes)).isEmpty();
    scenes.apply(scenes.by(4), new ProposalFact.Expired(new ProposalId(1), 1));

    // Then
    assertThat(settled(scenes)).containsExactly(second);
  }

  /** Who is in the middle of a task would let the rounds go by. */
  @Test
  void theHiveArguesOnlyWhileNoGoalIsOpen() {
    assertThat(settled(contested().goal())).isEmpty();
  }

  @Test
  void whatIsStaleIsNotArguedAbout() {
    // Given
    var scenes = contested().planAt("0ddba11", spec("more", Role.EXPLORER));
    scenes.apply(Author.person(), new WorkFact.TaskCancelled(new TaskId("goal_2.more")));
    assertThat(settled(scenes)).hasSize(1);

    // When
    scenes.apply(
        scenes.by(4),
        new MemoryFact.FindingsStaled("0ddba11", List.of(scenes.found()), List.of(), false));

    // Then
    assertThat(settled(scenes)).isEmpty();
  }

  @Test
  void nobodyArguesAlone() {
    // Given
    var scenes = contested();

    // When
    for (int member = 1; member <= 3; member++) {
      scenes.apply(scenes.by(member), new MemberFact.Left("done"));
    }

    // Then
    assertThat(settled(scenes)).isEmpty();
  }

  private static Scenes contested() {
    var scenes = new Scenes(4).plan(spec("links", Role.EXPLORER));
    contest(scenes, "links");
    return scenes;
  }

  private static FindingId contest(Scenes scenes, String task) {
    scenes.finding(1, task).confirms(2).refutes(3).done(task);
    return scenes.found();
  }

  private static Finding finding(Scenes scenes) {
    return finding(scenes, scenes.found());
  }

  private static Finding finding(Scenes scenes, FindingId id) {
    return scenes.seenBy(4, LONG).state().memory().find(id).orElseThrow().finding();
  }

  private static List<FindingId> settled(Scenes scenes) {
    return LeaderDuties.decide(scenes.seenBy(4, LONG)).stream()
        .filter(intent -> intent instanceof Intent.Settle)
        .map(intent -> ((Intent.Settle) intent).finding().id())
        .toList();
  }
}
