package dev.bob.instance.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.DeliberationFact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.model.Effect;
import dev.bob.state.model.Motion;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Round;
import dev.bob.state.model.Subject;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalDutiesTest {
  private static final ProposalId FIRST = new ProposalId(1);

  @ParameterizedTest
  @CsvSource({"4,60", "1,70", "2,80", "3,90"})
  void theLeaderSaysThatTheTimeIsOverAndOthersTenSecondsLaterEach(int member, int afterSeconds) {
    // Given
    var scenes = proposed(4);
    var due = Duration.ofSeconds(afterSeconds);

    // When
    var inTime = LeaderDuties.decide(scenes.seenBy(member, due));
    var tooEarly = LeaderDuties.decide(scenes.seenBy(member, due.minusMillis(1)));

    // Then
    assertThat(inTime).hasSize(1).first().isInstanceOf(Intent.EndVote.class);
    assertThat(tooEarly).isEmpty();
  }

  @Test
  void theLeaderEndsEachRoundOfADeliberationInTimeAndAfterThatTheVote() {
    // Given
    var scenes = new Scenes(4).apply(Author.person(), opened(motion().deliberatedFirst()));
    var due = Duration.ofSeconds(60);

    for (var round : List.of(Round.POSITIONS, Round.CRITIQUE)) {
      // Then
      assertThat(LeaderDuties.decide(scenes.seenBy(4, due.minusMillis(1)))).isEmpty();
      assertThat(LeaderDuties.decide(scenes.seenBy(4, due)))
          .singleElement()
          .isInstanceOf(Intent.EndRound.class);
      assertThat(decide(scenes.seenBy(2, Duration.ZERO))).isInstanceOf(Intent.Speak.class);

      // When
      scenes.apply(scenes.by(4), new DeliberationFact.RoundEnded(FIRST, 1, round));
    }

    // Then
    assertThat(LeaderDuties.decide(scenes.seenBy(4, due)))
        .singleElement()
        .isInstanceOf(Intent.EndVote.class);
  }

  @Test
  void eachSpeaksOnceInARound() {
    // Given
    var scenes = new Scenes(2).apply(Author.person(), opened(motion().deliberatedFirst()));

    // When
    scenes.apply(scenes.by(1), new DeliberationFact.PositionStated(FIRST, 1, Vote.YES, "so", ""));

    // Then
    assertThat(decide(scenes.seenBy(1, Duration.ZERO))).isInstanceOf(Intent.Rest.class);

    // When
    scenes.apply(scenes.by(2), new DeliberationFact.PositionStated(FIRST, 1, Vote.NO, "so", ""));

    // Then
    assertThat(decide(scenes.seenBy(1, Duration.ZERO))).isInstanceOf(Intent.Speak.class);
  }

  @ParameterizedTest
  @CsvSource({"1,5", "2,15"})
  void whatIsAcceptedIsCarriedOutAfterTheTimeForAVeto(int member, int afterSeconds) {
    // Given
    var scenes = accepted();
    var due = Duration.ofSeconds(afterSeconds);

    // When
    var inTime = LeaderDuties.decide(scenes.seenBy(member, due));
    var tooEarly = LeaderDuties.decide(scenes.seenBy(member, due.minusMillis(1)));

    // Then
    assertThat(inTime).hasSize(1).first().isInstanceOf(Intent.CarryOut.class);
    assertThat(tooEarly).isEmpty();
  }

  @Test
  void nothingIsDueForWhatIsClosedAndNobodyWaitsForTime() {
    // Given
    var scenes = accepted();
    assertThat(LeaderDuties.untilDue(scenes.seenBy(1, Duration.ZERO)))
        .contains(Scenes.LIMITS.vetoWindow());

    // When
    scenes.apply(scenes.by(1), new ProposalFact.CarriedOut(FIRST));

    // Then
    var later = scenes.seenBy(1, Duration.ofDays(8));
    assertThat(LeaderDuties.decide(later)).isEmpty();
    assertThat(LeaderDuties.untilDue(later)).isEmpty();
  }

  @Test
  void eachRoleVotesFirstAndOnce() {
    // Given
    var scenes = proposed(4);

    for (int member = 1; member <= 4; member++) {
      // When
      var intent = decide(scenes.seenBy(member, Duration.ZERO));

      // Then
      assertThat(intent).isInstanceOf(Intent.Speak.class);
      var vote = member == 1 ? Vote.ABSTAIN : Vote.YES;
      scenes.apply(scenes.by(member), new ProposalFact.VoteCast(FIRST, 1, vote, "so", ""));
      assertThat(decide(scenes.seenBy(member, Duration.ZERO))).isInstanceOf(Intent.Rest.class);
    }
  }

  @Test
  void whoHasVotedOnAVersionVotesAgainOnTheNext() {
    // Given
    var scenes = proposed(4);
    scenes.apply(scenes.by(1), new ProposalFact.VoteCast(FIRST, 1, Vote.YES, "so", ""));

    // When
    scenes.apply(Author.person(), new ProposalFact.Revised(FIRST, 2, "other", "words"));

    // Then
    assertThat(decide(scenes.seenBy(1, Duration.ZERO))).isInstanceOf(Intent.Speak.class);
  }

  @Test
  void whoCameLaterHasNoVote() {
    // Given
    var scenes = proposed(2);
    scenes.joins(3);

    // Then
    assertThat(decide(scenes.seenBy(3, Duration.ZERO))).isInstanceOf(Intent.Rest.class);
  }

  private static Scenes accepted() {
    var scenes = proposed(2);
    for (int member : List.of(1, 2)) {
      scenes.apply(scenes.by(member), new ProposalFact.VoteCast(FIRST, 1, Vote.YES, "so", ""));
    }
    return scenes;
  }

  private static Scenes proposed(int members) {
    return new Scenes(members).apply(Author.person(), opened(motion()));
  }

  private static ProposalFact opened(Motion motion) {
    return new ProposalFact.Opened(motion);
  }

  private static Motion motion() {
    return new Motion(
        "title",
        "text",
        new Subject.OfText("text"),
        VotingRule.MAJORITY,
        Duration.ofSeconds(60),
        new Effect.Decision());
  }

  private static Intent decide(Situation situation) {
    return Behaviour.of(situation.me().role()).decide(situation);
  }
}
