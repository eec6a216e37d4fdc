package dev.bob.instance.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.instance.change.ChangeDue;
import dev.bob.instance.change.Queueing;
import dev.bob.state.event.Author;
import dev.bob.state.event.ChangeFact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.QueuedChange;
import dev.bob.state.model.ChangeId;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Effect;
import dev.bob.state.model.Extent;
import dev.bob.state.model.MergeCheck;
import dev.bob.state.model.Motion;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Subject;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queue of a hive of four is seen to by its leader, the fourth. */
class ChangeDutiesTest {
  private static final CommitId OTHER_HEAD = new CommitId("0ddba11".repeat(5) + "00000");
  private static final ChangeId FIRST = new ChangeId(1);
  private static final ChangeId SECOND = new ChangeId(2);
  private static final ChangeId THIRD = new ChangeId(3);

  @ParameterizedTest
  @CsvSource({"4,0", "1,10", "2,20", "3,30"})
  void theLeaderSeesToItAndOthersTenSecondsLaterEach(int member, int afterSeconds) {
    // Given
    var scenes = queued(1);
    var due = Duration.ofSeconds(afterSeconds);

    // Then
    assertThat(LeaderDuties.decide(scenes.seenBy(member, due)))
        .singleElement()
        .isInstanceOf(Intent.SeeTo.class);
    assertThat(LeaderDuties.untilDue(scenes.seenBy(member, Duration.ZERO))).contains(due);
    if (afterSeconds > 0) {
      assertThat(LeaderDuties.decide(scenes.seenBy(member, due.minusMillis(1)))).isEmpty();
    }
  }

  @Test
  void eachIsCheckedOnceInTheOrderOfTheQueueBehindThoseBeforeIt() {
    // Given
    var scenes = queued(3);

    // Then
    assertThat(Queueing.due(state(scenes).changes(), Scenes.HEAD))
        .extracting(ChangeDutiesTest::words)
        .containsExactly(
            "change_1 behind []",
            "change_2 behind [change_1]",
            "change_3 behind [change_1, change_2]");
    assertThat(checks(scenes)).isEqualTo("change_1 behind []");
    scenes.apply(scenes.by(4), merges(FIRST));
    assertThat(checks(scenes)).isEqualTo("change_2 behind [change_1]");

    // When: nothing is merged behind what does not merge itself.
    scenes.apply(scenes.by(4), conflicts(SECOND, FIRST));

    // Then
    assertThat(checks(scenes)).isEqualTo("change_3 behind [change_1]");
    scenes.apply(scenes.by(4), merges(THIRD, FIRST));
    assertThat(checks(scenes)).isEmpty();
    assertThat(LeaderDuties.untilDue(scenes.seenBy(4, Duration.ofDays(1)))).isEmpty();
  }

  @Test
  void isCheckedAgainWhenHeadOrTheQueueBeforeItIsAnotherOne() {
    // Given
    var scenes = queued(2);
    scenes.apply(scenes.by(4), merges(FIRST)).apply(scenes.by(4), merges(SECOND, FIRST));
    assertThat(checks(scenes)).isEmpty();

    // Then: HEAD is another one,
    assertThat(Queueing.due(state(scenes).changes(), OTHER_HEAD))
        .extracting(ChangeDutiesTest::words)
        .containsExactly("change_1 behind []", "change_2 behind [change_1]");

    // When: one leaves the queue before it.
    scenes.apply(Author.person(), new ChangeFact.Rejected(FIRST, "no"));

    // Then
    assertThat(checks(scenes)).isEqualTo("change_2 behind []");
  }

  @Test
  void whatIsAcceptedIsDeliveredInThatOrderBehindWhatWasWantedBefore() {
    // Given
    var scenes = queued(3);
    scenes.apply(scenes.by(4), merges(FIRST)).apply(scenes.by(4), merges(SECOND, FIRST));
    scenes.apply(Author.person(), new ChangeFact.Accepted(SECOND));
    scenes.apply(Author.person(), new ChangeFact.Accepted(FIRST));

    // Then: before what is still to be checked.
    assertThat(LeaderDuties.decide(scenes.seenBy(4, Duration.ZERO)))
        .extracting(ChangeDutiesTest::words)
        .containsExactly("deliver change_2 behind []", "change_3 behind [change_2, change_1]");

    // When
    scenes.apply(scenes.by(4), delivered(SECOND));

    // Then
    assertThat(LeaderDuties.decide(scenes.seenBy(4, Duration.ZERO)))
        .extracting(ChangeDutiesTest::words)
        .first()
        .isEqualTo("deliver change_1 behind [change_2]");
  }

  private static Scenes queued(int count) {
    var scenes = new Scenes(4);
    for (int i = 1; i <= count; i++) {
      var motion =
          new Motion(
              "title",
              "text",
              new Subject.OfCommit(new CommitId("%040x".formatted(i))),
              VotingRule.atLeast(1),
              Duration.ofSeconds(60),
              new Effect.Change());
      var id = new ProposalId(i);
      scenes
          .apply(Author.person(), new ProposalFact.Opened(motion))
          .apply(scenes.by(1), new ProposalFact.VoteCast(id, 1, Vote.YES, "so", ""))
          .apply(scenes.by(4), new ProposalFact.CarriedOut(id));
    }
    return scenes;
  }

  /** What the leader is to check at once, in words; empty if nothing. */
  private static String checks(Scenes scenes) {
    var decided = LeaderDuties.decide(scenes.seenBy(4, Duration.ZERO));
    return decided.isEmpty() ? "" : words(decided.getFirst());
  }

  private static String words(Intent intent) {
    return words(((Intent.SeeTo) intent).due());
  }

  private static String words(ChangeDue due) {
    return "%s%s behind %s"
        .formatted(
            due instanceof ChangeDue.Delivery ? "deliver " : "",
            due.series().change().id(),
            due.series().before().stream().map(QueuedChange::id).toList());
  }

  private static HiveState state(Scenes scenes) {
    return scenes.seenBy(4, Duration.ZERO).state();
  }

  private static ChangeFact merges(ChangeId change, ChangeId... after) {
    return checked(change, Optional.empty(), after);
  }

  private static ChangeFact conflicts(ChangeId change, ChangeId... after) {
    return checked(change, Optional.of("It conflicts."), after);
  }

  private static ChangeFact checked(ChangeId change, Optional<String> obstacle, ChangeId... after) {
    return new ChangeFact.Checked(
        change,
        new MergeCheck(Scenes.HEAD, List.of(after), obstacle, List.of(), new Extent(1, 1, 0)));
  }

  private static ChangeFact delivered(ChangeId change) {
    return new ChangeFact.Delivered(change, Scenes.HEAD, List.of(), OTHER_HEAD, "reports/x");
  }
}
