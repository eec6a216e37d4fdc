package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.DeliberationFact;
import dev.bob.state.event.DeliberationFact.RoundEnded;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.Effect;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.Motion;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Round;
import dev.bob.state.model.Subject;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first of five found it, the second confirms it, the third refutes it. */
class SettlementTest {
  private static final ProposalId FIRST = new ProposalId(1);

  private final HiveStory story = new HiveStory();
  private List<Member> members;
  private FindingId found;

  @BeforeEach
  void contest() {
    members = story.join(5);
    found = story.reports(members.get(0), 1);
    story.accepted(by(1), new MemoryFact.FindingConfirmed(found, "the line holds it"));
    story.accepted(by(2), refuted("the bytes are others"));
    assertThat(known().contested()).isTrue();
    var task = story.task(HiveStory.task(new GoalId("goal_1"), "look"));
    story.accepted(by(0), HiveStory.completed(task.id(), task.claim().orElseThrow().token()));
  }

  @Test
  void whatIsCarriedOutCountsAsConfirmedAgainAndNamesTheProposal() {
    // When
    argue(Vote.YES, Vote.YES, Vote.NO, Vote.YES);

    // Then: a person may still veto it.
    assertThat(known().contested()).isTrue();
    assertThat(known().settlement()).contains(Settlement.first(FIRST));

    // When
    story.accepted(by(3), new ProposalFact.CarriedOut(FIRST));

    // Then
    assertThat(known().state())
        .isEqualTo(new FindingState.Confirmed(members.get(1).id(), "the line holds it"));
    assertThat(known().words()).hasSize(2);
    assertThat(known().settlement()).contains(Settlement.first(FIRST).settled(Word.Says.CONFIRMED));
    assertThat(story.state().memory().confirmedAt(HiveStory.COMMIT)).hasSize(1);
    assertThat(story.state().memory().decisions().lastEntry().getValue().proposal())
        .isEqualTo(FIRST);
  }

  @Test
  void whatMostVoteAgainstCountsAsRefuted() {
    // When
    argue(Vote.NO, Vote.YES, Vote.NO, Vote.NO);

    // Then
    assertThat(known().state())
        .isEqualTo(new FindingState.Refuted(members.get(2).id(), "the bytes are others"));
    assertThat(known().settlement()).contains(Settlement.first(FIRST).settled(Word.Says.REFUTED));
    assertThat(story.state().memory().decisions()).isEmpty();
  }

  /**
   * It was refuted if the two against it voted first, and contested if the two for it did, since
   * nobody is waited for who cannot change that it is refused.
   */
  @Test
  void theOrderOfTheVotesDoesNotDecide() {
    // When: two more could vote for it
    argue(Vote.NO, Vote.NO, Vote.ABSTAIN);

    // Then
    assertThat(proposal().state()).isEqualTo(new ProposalState.Refused());
    assertThat(known().contested()).isTrue();
  }

  @Test
  void whoHasNotVotedCountsByTheirPosition() {
    // Given
    story.accepted(by(4), opened(motion()));
    for (int i = 0; i < 5; i++) {
      var stands = i == 4 ? Vote.ABSTAIN : Vote.NO;
      story.accepted(by(i), new DeliberationFact.PositionStated(FIRST, 1, stands, "so", ""));
    }
    if (proposal().round() == Round.CRITIQUE) {
      story.accepted(by(4), new RoundEnded(FIRST, 1, Round.CRITIQUE));
    }

    // When
    vote(Vote.NO, Vote.NO, Vote.ABSTAIN);

    // Then: the fourth stood against it, the fifth might be for it
    assertThat(known().state()).isInstanceOf(FindingState.Refuted.class);
  }

  @Test
  void whatIsSettledTakesThePlaceOfNoDecisionOnTheFindingAndIsContradictedByADismissal() {
    // Given
    var mend =
        new Motion(
            "Mend it",
            "Mend it.",
            new Subject.OfFinding(found),
            VotingRule.MAJORITY,
            Duration.ofSeconds(60),
            new Effect.Decision(),
            false);
    story.accepted(by(4), opened(mend));
    var first = story.state().proposals().pending().getFirst().id();
    for (int i = 0; i < 3; i++) {
      story.accepted(by(i), new ProposalFact.VoteCast(first, 1, Vote.YES, "so", ""));
    }
    story.accepted(by(4), new ProposalFact.CarriedOut(first));
    story.accepted(by(4), opened(motion()));
    var second = story.state().proposals().pending().getFirst().id();
    for (var round : List.of(Round.POSITIONS, Round.CRITIQUE)) {
      story.accepted(by(4), new RoundEnded(second, 1, round));
    }
    for (int i = 0; i < 3; i++) {
      story.accepted(by(i), new ProposalFact.VoteCast(second, 1, Vote.YES, "so", ""));
    }

    // When
    story.accepted(by(4), new ProposalFact.CarriedOut(second));
    story.accepted(Author.person(), new MemoryFact.FindingDismissed(found, "none for me"));

    // Then
    var memory = story.state().memory();
    var mending = memory.decisions().firstEntry().getValue();
    var settling = memory.decisions().lastEntry().getValue();
    assertThat(Succession.of(memory).supersededBy(mending)).isEmpty();
    assertThat(Contradictions.in(memory).of(settling.seq())).hasSize(1);
  }

  /** Who cannot judge it has not seen that it does not hold. */
  @Test
  void whatIsRefusedByAbstentionsStaysContested() {
    // When
    argue(Vote.YES, Vote.ABSTAIN, Vote.ABSTAIN, Vote.ABSTAIN);

    // Then
    assertThat(proposal().state()).isEqualTo(new ProposalState.Refused());
    assertThat(known().contested()).isTrue();
  }

  @Test
  void isProposedOnceIfNoGoalWasInTheWay() {
    // Given
    open();
    assertThat(story.refusal(by(4), opened(motion()))).isEqualTo(Reason.ALREADY_KNOWN);

    // When: no goal was in the way
    story.accepted(by(4), new ProposalFact.Expired(FIRST, 1));

    // Then
    assertThat(known().contested()).isTrue();
    assertThat(known().settlement()).contains(Settlement.first(FIRST));
    assertThat(story.refusal(by(4), opened(motion()))).isEqualTo(Reason.ALREADY_KNOWN);
  }

  /**
   * A goal was set in the middle of the rounds: all went to work, the proposal expired, and the
   * finding stayed contested for good.
   */
  @Test
  void whatAGoalCutsShortIsBegunAgainAfterIt() {
    // Given
    open();
    setsAGoal();

    // When
    story.accepted(by(4), new ProposalFact.Expired(FIRST, 1));

    // Then
    assertThat(known().settlement()).contains(Settlement.first(FIRST).interrupted());
    assertThat(known().isToBeArguedAbout()).isTrue();

    // When
    story.accepted(by(4), opened(motion()));

    // Then: not twice at once
    var second = new ProposalId(2);
    assertThat(known().isToBeArguedAbout()).isFalse();
    assertThat(story.refusal(by(3), opened(motion()))).isEqualTo(Reason.ALREADY_KNOWN);

    // When
    for (var round : List.of(Round.POSITIONS, Round.CRITIQUE)) {
      story.accepted(by(4), new RoundEnded(second, 1, round));
    }
    for (int i = 0; i < 3; i++) {
      story.accepted(by(i), new ProposalFact.VoteCast(second, 1, Vote.NO, "so", "git show"));
    }

    // Then
    assertThat(known().state()).isInstanceOf(FindingState.Refuted.class);
    var settlement = known().settlement().orElseThrow();
    assertThat(settlement.proposal()).isEqualTo(second);
    assertThat(settlement.outcome()).contains(Word.Says.REFUTED);
    assertThat(settlement.cutShort()).containsExactly(FIRST);
  }

  @Test
  void aGoalThatCameAndWentInTheMeantimeCutsShortToo() {
    // Given
    open();
    setsAGoal();
    var goal = story.state().work().openGoals().getLast().id();
    story.accepted(Author.person(), new WorkFact.GoalCancelled(goal));

    // When
    story.accepted(by(4), new ProposalFact.Expired(FIRST, 1));

    // Then
    assertThat(known().isToBeArguedAbout()).isTrue();
  }

  @Test
  void isBegunThreeTimesAtMost() {
    // Given
    setsAGoal();
    for (int i = 1; i <= Settlement.ARGUMENTS_MAX; i++) {
      assertThat(known().isToBeArguedAbout()).isTrue();
      story.accepted(by(4), opened(motion()));
      story.accepted(by(4), new RoundEnded(new ProposalId(i), 1, Round.POSITIONS));
      story.accepted(by(4), new ProposalFact.Expired(new ProposalId(i), 1));
    }

    // Then
    assertThat(known().isToBeArguedAbout()).isFalse();
    assertThat(story.refusal(by(4), opened(motion()))).isEqualTo(Reason.ALREADY_KNOWN);
    assertThat(known().settlement().orElseThrow().cutShort()).hasSize(Settlement.ARGUMENTS_MAX);
  }

  private void setsAGoal() {
    story.accepted(Author.person(), new WorkFact.GoalSet("Look at something else"));
  }

  @Test
  void whatAPersonVetoesStaysContested() {
    // Given
    argue(Vote.YES, Vote.YES, Vote.YES);

    // When
    story.accepted(Author.person(), new ProposalFact.Vetoed(FIRST, "not so"));

    // Then
    assertThat(known().contested()).isTrue();
    assertThat(story.refusal(by(4), new ProposalFact.CarriedOut(FIRST)))
        .isEqualTo(Reason.ALREADY_DECIDED);
  }

  @Test
  void wordsAreHeardUntilItIsSettledAndNotAfterwards() {
    // Given: a majority of words while they argue
    open();
    story.accepted(by(3), refuted("I see no such line"));
    assertThat(known().judged()).isTrue();

    // When
    vote(Vote.YES, Vote.YES, Vote.YES);
    story.accepted(by(3), new ProposalFact.CarriedOut(FIRST));

    // Then: what was not contested any more is left as the words say.
    assertThat(known().state()).isInstanceOf(FindingState.Refuted.class);
    assertThat(known().settlement()).contains(Settlement.first(FIRST));
  }

  @Test
  void whatIsSettledIsNotContestedAnew() {
    // Given
    argue(Vote.NO, Vote.NO, Vote.NO);

    // Then
    assertThat(story.refusal(by(3), new MemoryFact.FindingConfirmed(found, "and yet it is there")))
        .isEqualTo(Reason.ALREADY_DECIDED);
    story.accepted(Author.person(), new MemoryFact.FindingDismissed(found, "whatever"));
    assertThat(known().settlement()).isPresent();
  }

  @Test
  void onlyAContestedFindingIsSettledAndOnlyAfterADeliberation() {
    // Given
    var other = story.reports(members.get(0), 2);
    var motion = motion();
    var undeliberated =
        new Motion(
            motion.title(),
            motion.text(),
            motion.subject(),
            motion.rule(),
            motion.deadline(),
            motion.effect());

    // Then
    assertThat(story.refusal(Author.person(), opened(motion))).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(story.refusal(by(3), opened(undeliberated))).isEqualTo(Reason.INVALID_PROPOSAL);
    assertThat(story.refusal(by(3), opened(motion(new Subject.OfText("it holds")))))
        .isEqualTo(Reason.INVALID_PROPOSAL);
    assertThat(story.refusal(by(3), opened(motion(new Subject.OfFinding(other)))))
        .isEqualTo(Reason.NO_CHANGE);
    story.accepted(by(3), opened(motion));
  }

  /** A person's proposal about it is about whatever its text says. */
  @Test
  void anotherProposalAboutTheFindingSettlesNothing() {
    // Given
    var motion = motion();
    var other =
        new Motion(
            "Mend it",
            "It leads nowhere.",
            motion.subject(),
            motion.rule(),
            motion.deadline(),
            new Effect.Decision());
    story.accepted(Author.person(), opened(other));

    // When
    vote(Vote.NO, Vote.NO, Vote.NO);

    // Then
    assertThat(proposal().state()).isEqualTo(new ProposalState.Refused());
    assertThat(known().contested()).isTrue();
    assertThat(known().settlement()).isEmpty();
  }

  private void argue(Vote... votes) {
    open();
    vote(votes);
  }

  private void open() {
    story.accepted(by(4), opened(motion()));
    for (var round : List.of(Round.POSITIONS, Round.CRITIQUE)) {
      story.accepted(by(4), new RoundEnded(FIRST, 1, round));
    }
  }

  private void vote(Vote... votes) {
    for (int i = 0; i < votes.length; i++) {
      story.accepted(by(i), new ProposalFact.VoteCast(FIRST, 1, votes[i], "so", "git show"));
    }
  }

  private Author by(int member) {
    return as(members.get(member));
  }

  private KnownFinding known() {
    return story.state().memory().find(found).orElseThrow();
  }

  private Proposal proposal() {
    return story.state().proposals().find(FIRST).orElseThrow();
  }

  private Fact refuted(String reason) {
    return new MemoryFact.FindingRefuted(found, reason);
  }

  private static ProposalFact.Opened opened(Motion motion) {
    return new ProposalFact.Opened(motion);
  }

  private Motion motion() {
    return motion(new Subject.OfFinding(found));
  }

  private static Motion motion(Subject subject) {
    return new Motion(
        "It holds",
        "It holds.",
        subject,
        VotingRule.MAJORITY,
        Duration.ofMinutes(1),
        new Effect.Settlement(),
        true);
  }
}
