package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.DeliberationFact;
import dev.bob.state.event.DeliberationFact.CritiqueStated;
import dev.bob.state.event.DeliberationFact.PositionStated;
import dev.bob.state.event.DeliberationFact.RoundEnded;
import dev.bob.state.event.Fact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.model.Effect;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Motion;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Round;
import dev.bob.state.model.Subject;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliberationTest {
  private static final ProposalId ID = new ProposalId(1);

  private final HiveStory story = new HiveStory();
  private List<Member> members;

  @BeforeEach
  void open() {
    members = story.join(3);
    var motion =
        new Motion(
            "title",
            "text",
            new Subject.OfText("text"),
            VotingRule.MAJORITY,
            Duration.ofMinutes(1),
            new Effect.Decision());
    story.accepted(Author.person(), new ProposalFact.Opened(motion.deliberatedFirst()));
  }

  @Test
  void goesFromPositionsOverCritiqueToTheVoteWhenAllHaveSpoken() {
    // Given
    assertThat(proposal().round()).isEqualTo(Round.POSITIONS);
    long begin = proposal().since();

    // When
    stands(0, Vote.YES);
    stands(1, Vote.NO);

    // Then
    assertThat(proposal().since()).isEqualTo(begin);
    assertThat(proposal().awaits(id(2))).isTrue();
    assertThat(proposal().awaits(id(0))).isFalse();

    assertThat(story.state().mail().bySeq().lastEntry().getValue())
        .satisfies(shown -> assertThat(shown.type()).isEqualTo("position"))
        .satisfies(shown -> assertThat(shown.content()).isEqualTo("no to proposal_1: as I see it"));

    // When
    stands(2, Vote.ABSTAIN);

    // Then
    assertThat(proposal().round()).isEqualTo(Round.CRITIQUE);
    assertThat(proposal().since()).isEqualTo(story.state().seq());
    var deliberation = proposal().deliberation().orElseThrow();
    assertThat(deliberation.opponentOf(id(0))).contains(id(1));
    assertThat(deliberation.opponentOf(id(1))).contains(id(0));
    assertThat(deliberation.opponentOf(id(2))).isEmpty();

    // When
    for (int i = 0; i < 3; i++) {
      criticises(i, deliberation.opponentOf(id(i)), i == 0);
    }

    // Then
    assertThat(proposal().isVotedOn()).isTrue();
    assertThat(proposal().awaits(id(0))).isTrue();
  }

  @Test
  void endsInADecisionWithItsReasonsAndItsDissent() {
    // Given
    stands(0, Vote.YES);
    stands(1, Vote.NO);
    stands(2, Vote.YES);
    criticises(0, Optional.of(id(1)), false);
    criticises(1, Optional.of(id(0)), true);
    criticises(2, Optional.empty(), true);

    // When
    votes(0, Vote.YES);
    votes(1, Vote.NO);
    votes(2, Vote.YES);
    story.accepted(as(members.getFirst()), new ProposalFact.CarriedOut(ID));

    // Then
    var decision = story.state().memory().decisions().lastEntry().getValue();
    assertThat(decision.reasons())
        .extracting(said -> said.instance() + " " + said.text())
        .containsExactly(
            "instance_1 yes: as I see it",
            "instance_2 no: as I see it",
            "instance_3 yes: as I see it",
            "instance_1 looked",
            "instance_2 looked");
    assertThat(decision.dissent()).extracting(Decision.Dissent::instance).containsExactly(id(1));
  }

  @Test
  void nobodyVotesBeforeTheVoteNorSpeaksTwiceOrOutOfTurn() {
    // Given
    stands(0, Vote.YES);

    // Then
    assertThat(refusal(0, vote(Vote.YES))).isEqualTo(Reason.NOT_READY);
    assertThat(refusal(0, position(Vote.NO))).isEqualTo(Reason.ALREADY_KNOWN);
    assertThat(refusal(0, critique(Optional.empty(), true))).isEqualTo(Reason.NOT_READY);
    assertThat(story.refusal(Author.person(), position(Vote.NO))).isEqualTo(Reason.NOT_ALLOWED);
    var late = story.joins("late");
    assertThat(story.refusal(as(late), position(Vote.NO))).isEqualTo(Reason.NO_VOTER);
    assertThat(refusal(1, new PositionStated(ID, 2, Vote.NO, "so", "")))
        .isEqualTo(Reason.STALE_VERSION);
  }

  @Test
  void aRoundEndsWhenItsTimeIsOverOnceForAll() {
    // When
    story.accepted(as(members.get(0)), new RoundEnded(ID, 1, Round.POSITIONS));

    // Then
    assertThat(proposal().round()).isEqualTo(Round.CRITIQUE);
    assertThat(refusal(1, new RoundEnded(ID, 1, Round.POSITIONS))).isEqualTo(Reason.NO_CHANGE);

    // When
    story.accepted(as(members.get(1)), new RoundEnded(ID, 1, Round.CRITIQUE));

    // Then
    assertThat(proposal().isVotedOn()).isTrue();
    assertThat(refusal(1, new RoundEnded(ID, 1, Round.VOTE))).isEqualTo(Reason.NO_CHANGE);
    story.accepted(as(members.get(1)), new ProposalFact.Expired(ID, 1));
    assertThat(refusal(0, position(Vote.YES))).isEqualTo(Reason.ALREADY_DECIDED);
  }

  @Test
  void anotherVersionBeginsWithPositions() {
    // Given
    stands(0, Vote.YES);

    // When
    story.accepted(Author.person(), new ProposalFact.Revised(ID, 2, "other", "words"));

    // Then
    assertThat(proposal().deliberation()).contains(Deliberation.BEGUN);
    assertThat(proposal().awaits(id(0))).isTrue();
  }

  @Test
  void nothingIsSaidBeforeAVoteWithoutDeliberation() {
    // Given
    var motion =
        new Motion(
            "title",
            "text",
            new Subject.OfText("text"),
            VotingRule.MAJORITY,
            Duration.ofMinutes(1),
            new Effect.Record());
    story.accepted(Author.person(), new ProposalFact.Opened(motion));

    // Then
    assertThat(refusal(0, new PositionStated(new ProposalId(2), 1, Vote.NO, "so", "")))
        .isEqualTo(Reason.NOT_READY);
  }

  private Proposal proposal() {
    return story.state().proposals().find(ID).orElseThrow();
  }

  private InstanceId id(int member) {
    return members.get(member).id();
  }

  private void stands(int member, Vote stance) {
    story.accepted(as(members.get(member)), position(stance));
  }

  private void criticises(int member, Optional<InstanceId> of, boolean holds) {
    story.accepted(as(members.get(member)), critique(of, holds));
  }

  private void votes(int member, Vote vote) {
    if (proposal().isOpen()) {
      story.accepted(as(members.get(member)), vote(vote));
    }
  }

  private Reason refusal(int member, Fact fact) {
    return story.refusal(as(members.get(member)), fact);
  }

  private static DeliberationFact position(Vote stance) {
    return new PositionStated(ID, 1, stance, "as I see it", "git show");
  }

  private static DeliberationFact critique(Optional<InstanceId> of, boolean holds) {
    return new CritiqueStated(ID, 1, of, holds, "looked", "git show");
  }

  private static ProposalFact vote(Vote vote) {
    return new ProposalFact.VoteCast(ID, 1, vote, "why", "");
  }
}
