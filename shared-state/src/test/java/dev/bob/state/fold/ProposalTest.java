package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.model.Effect;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.Motion;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Subject;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalTest {
  private static final ProposalId FIRST = new ProposalId(1);
  private final HiveStory story = new HiveStory();

  /** Y, N, A are votes in the order of the members, a dot is somebody who has not voted yet. */
  @ParameterizedTest
  @CsvSource({
    "majority,Y,carried",
    "majority,N,refused",
    "majority,A,refused",
    "majority,Y.,open",
    "majority,YY,carried",
    "majority,YN,refused",
    "majority,N.,refused",
    "majority,YY.,carried",
    "majority,YNY,carried",
    "majority,YAA,refused",
    "majority,Y..,open",
    "majority,YY..,open",
    "majority,YYNN,refused",
    "majority,YYNY,carried",
    "majority,NN..,refused",
    "two-thirds,YYN,carried",
    "two-thirds,Y..,open",
    "two-thirds,YNA,refused",
    "two-thirds,YYNY,carried",
    "two-thirds,YYN.,open",
    "two-thirds,YYAA,refused",
    "unanimous,YYY,carried",
    "unanimous,YY.,open",
    "unanimous,N..,refused",
    "unanimous,A..,refused",
    "2-of-m,YY...,carried",
    "2-of-m,YNNN.,open",
    "2-of-m,NNNN.,refused",
    "2-of-m,Y,refused to open"
  })
  void isDecidedAsSoonAsTheOutcomeIsCertain(String rule, String votes, String outcome) {
    // Given
    var members = story.join(votes.length());
    var opened = opened(VotingRule.parse(rule));
    if (outcome.equals("refused to open")) {
      assertThat(story.refusal(Author.person(), opened)).isEqualTo(Reason.UNREACHABLE);
      return;
    }
    story.accepted(Author.person(), opened);

    // When
    for (int i = 0; i < votes.length(); i++) {
      if (votes.charAt(i) != '.' && proposal().isOpen()) {
        story.accepted(as(members.get(i)), vote(votes.charAt(i)));
      }
    }

    // Then
    switch (outcome) {
      case "open" -> assertThat(proposal().isOpen()).isTrue();
      case "refused" -> assertThat(proposal().state()).isEqualTo(new ProposalState.Refused());
      default -> {
        assertThat(proposal().isAccepted()).isTrue();
        story.accepted(as(members.getFirst()), new ProposalFact.CarriedOut(FIRST));
        assertThat(proposal().state()).isEqualTo(new ProposalState.CarriedOut());
      }
    }
  }

  @Test
  void aVoteCountsOnceAndMayBeChangedUntilItIsDecided() {
    // Given
    var members = story.join(3);
    open(VotingRule.MAJORITY);

    // When
    story.accepted(as(members.get(0)), vote('N'));
    story.accepted(as(members.get(0)), vote('Y'));

    // Then
    assertThat(proposal().votes()).hasSize(1);
    assertThat(proposal().count(Vote.YES)).isEqualTo(1);
    assertThat(story.refusal(as(members.get(0)), vote('Y'))).isEqualTo(Reason.NO_CHANGE);
    story.accepted(as(members.get(1)), vote('Y'));
    assertThat(story.refusal(as(members.get(0)), vote('N'))).isEqualTo(Reason.ALREADY_DECIDED);
    assertThat(story.refusal(as(members.get(2)), vote('N'))).isEqualTo(Reason.ALREADY_DECIDED);
    assertThat(proposal().isAccepted()).isTrue();
  }

  @Test
  void onlyThoseWhoWereThereVoteAndALostOneStaysAmongThem() {
    // Given
    var members = story.join(3);
    open(VotingRule.MAJORITY);
    var late = story.joins("late");
    story.isLost(members.get(2));

    // Then
    assertThat(proposal().electorate()).containsExactly(id(1), id(2), id(3));
    assertThat(story.refusal(as(late), vote('Y'))).isEqualTo(Reason.NO_VOTER);
    assertThat(story.refusal(as(members.get(2)), vote('Y'))).isEqualTo(Reason.DEAD_EPOCH);
    assertThat(story.refusal(Author.joiner("x"), vote('Y'))).isEqualTo(Reason.STRANGER);
    assertThat(story.refusal(Author.person(), vote('Y'))).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(story.refusal(Author.file("x"), vote('Y'))).isEqualTo(Reason.NOT_ALLOWED);

    // When
    story.accepted(as(members.get(0)), vote('Y'));
    story.accepted(as(members.get(1)), vote('N'));

    // Then: one yes of three is not decided while the third could come back.
    assertThat(proposal().isOpen()).isTrue();
    story.accepted(as(story.joins("c")), vote('Y'));
    assertThat(proposal().isAccepted()).isTrue();
  }

  @Test
  void anotherVersionBeginsAnew() {
    // Given
    var members = story.join(2);
    story.accepted(as(members.get(0)), opened(VotingRule.UNANIMOUS));
    story.accepted(as(members.get(1)), vote('Y'));
    var late = story.joins("late");
    var next = new ProposalFact.Revised(FIRST, 2, "other", "words");

    // Then
    assertThat(story.refusal(as(members.get(1)), next)).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(story.refusal(Author.person(), next)).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(
            story.refusal(as(members.get(0)), new ProposalFact.Revised(FIRST, 3, "other", "words")))
        .isEqualTo(Reason.STALE_VERSION);

    // When
    long seq = story.accepted(as(members.get(0)), next);

    // Then
    assertThat(story.refusal(as(members.get(0)), next)).isEqualTo(Reason.STALE_VERSION);
    assertThat(proposal().votes()).isEmpty();
    assertThat(proposal().version()).isEqualTo(2);
    assertThat(proposal().since()).isEqualTo(seq);
    assertThat(proposal().motion().text()).isEqualTo("words");
    assertThat(proposal().electorate()).containsExactly(id(1), id(2), id(3));
    assertThat(story.refusal(as(members.get(1)), vote('Y'))).isEqualTo(Reason.STALE_VERSION);
    assertThat(story.refusal(as(members.get(1)), new ProposalFact.Expired(FIRST, 1)))
        .isEqualTo(Reason.STALE_VERSION);
    story.accepted(as(late), vote(2, Vote.YES));
  }

  @Test
  void expiresOnceIfItIsStillOpen() {
    // Given
    var members = story.join(3);
    open(VotingRule.MAJORITY);
    var expired = new ProposalFact.Expired(FIRST, 1);
    assertThat(story.refusal(Author.person(), expired)).isEqualTo(Reason.NOT_ALLOWED);

    // When
    story.accepted(as(members.get(1)), expired);

    // Then
    assertThat(story.refusal(as(members.get(0)), expired)).isEqualTo(Reason.ALREADY_DECIDED);
    assertThat(story.refusal(as(members.get(0)), vote('Y'))).isEqualTo(Reason.ALREADY_DECIDED);
    assertThat(story.refusal(as(members.get(0)), new ProposalFact.CarriedOut(FIRST)))
        .isEqualTo(Reason.ALREADY_DECIDED);
    assertThat(proposal().state()).isEqualTo(new ProposalState.Expired());
  }

  @Test
  void anExpiryThatComesAfterTheDecisionChangesNothing() {
    // Given
    var member = story.joins("a");
    open(VotingRule.MAJORITY);
    story.accepted(as(member), vote('Y'));

    // Then
    assertThat(story.refusal(as(member), new ProposalFact.Expired(FIRST, 1)))
        .isEqualTo(Reason.ALREADY_DECIDED);
    assertThat(proposal().isAccepted()).isTrue();
  }

  @Test
  void aVetoHoldsUntilTheEffectBegins() {
    // Given
    var member = story.joins("a");
    var veto = new ProposalFact.Vetoed(FIRST, "not now");
    open(VotingRule.MAJORITY);
    open(VotingRule.MAJORITY);
    assertThat(story.refusal(as(member), veto)).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(story.refusal(as(member), new ProposalFact.CarriedOut(FIRST)))
        .isEqualTo(Reason.NOT_READY);
    story.accepted(as(member), vote('Y'));

    // When
    story.accepted(Author.person(), veto);

    // Then
    assertThat(proposal().state()).isEqualTo(new ProposalState.Vetoed("not now"));
    assertThat(story.refusal(as(member), new ProposalFact.CarriedOut(FIRST)))
        .isEqualTo(Reason.ALREADY_DECIDED);
    assertThat(story.state().memory().decisions()).isEmpty();

    // When
    var second = new ProposalId(2);
    story.accepted(as(member), new ProposalFact.VoteCast(second, 1, Vote.YES, "so", ""));
    assertThat(story.refusal(Author.person(), new ProposalFact.CarriedOut(second)))
        .isEqualTo(Reason.NOT_ALLOWED);
    story.accepted(as(member), new ProposalFact.CarriedOut(second));

    // Then
    assertThat(story.refusal(Author.person(), new ProposalFact.Vetoed(second, "late")))
        .isEqualTo(Reason.ALREADY_DECIDED);
  }

  @Test
  void aDecisionKeepsItsVotesAndItsDissent() {
    // Given
    var members = story.join(4);
    open(VotingRule.atLeast(2));
    story.accepted(as(members.get(0)), vote('N'));
    story.accepted(as(members.get(1)), vote('A'));
    story.accepted(as(members.get(2)), vote('Y'));
    story.accepted(as(members.get(3)), vote('Y'));
    assertThat(story.state().memory().decisions()).isEmpty();

    // When
    long seq = story.accepted(as(members.get(3)), new ProposalFact.CarriedOut(FIRST));

    // Then
    assertThat(story.state().memory().decisions().get(seq))
        .isEqualTo(
            new Decision(
                seq,
                FIRST,
                "Mend it",
                "It is broken.",
                Optional.of(new Subject.OfText("the link")),
                false,
                4,
                2,
                1,
                List.of(new Decision.Dissent(id(1), "I say NO")),
                List.of(),
                HiveStory.AT));
    assertThat(story.refusal(as(members.get(2)), new ProposalFact.CarriedOut(FIRST)))
        .isEqualTo(Reason.ALREADY_DECIDED);
  }

  @Test
  void whatHasNoEffectLeavesNoDecision() {
    // Given
    var member = story.joins("a");
    var motion =
        new Motion(
            "t",
            "t",
            new Subject.OfText("t"),
            VotingRule.MAJORITY,
            Duration.ofMinutes(1),
            new Effect.Record());
    story.accepted(as(member), new ProposalFact.Opened(motion));
    story.accepted(as(member), vote('Y'));

    // When
    story.accepted(as(member), new ProposalFact.CarriedOut(FIRST));

    // Then
    assertThat(story.state().memory().decisions()).isEmpty();
  }

  @Test
  void canSetAGoal() {
    // Given
    var member = story.joins("a");
    var motion =
        new Motion(
            "t",
            "Survey this repository",
            new Subject.OfText("t"),
            VotingRule.MAJORITY,
            Duration.ofMinutes(1),
            new Effect.Goal());
    story.accepted(as(member), new ProposalFact.Opened(motion));
    story.accepted(as(member), vote('Y'));
    assertThat(story.state().work().goals()).isEmpty();

    // When
    story.accepted(as(member), new ProposalFact.CarriedOut(FIRST));

    // Then
    var goal = story.state().work().goals().firstEntry().getValue();
    assertThat(goal.text()).isEqualTo("Survey this repository");
    assertThat(goal.state()).isEqualTo(new GoalState.Waiting());
    assertThat(story.refusal(as(member), new ProposalFact.CarriedOut(FIRST)))
        .isEqualTo(Reason.ALREADY_DECIDED);
  }

  @Test
  void isAboutWhatThereIs() {
    // Given
    var member = story.joins("a");
    var finding = story.reports(member, 7);

    // Then
    story.accepted(as(member), about(new Subject.OfFinding(finding)));
    story.accepted(as(member), about(new Subject.OfTask(new TaskId("goal_1.look"))));
    story.accepted(as(member), about(new Subject.OfFile("no/such/file")));
    assertThat(
            story.refusal(as(member), about(new Subject.OfFinding(new FindingId("f".repeat(16))))))
        .isEqualTo(Reason.UNKNOWN_FINDING);
    assertThat(story.refusal(as(member), about(new Subject.OfTask(new TaskId("goal_9.x")))))
        .isEqualTo(Reason.UNKNOWN_TASK);
    assertThat(story.refusal(as(member), new ProposalFact.Expired(new ProposalId(99), 1)))
        .isEqualTo(Reason.UNKNOWN_PROPOSAL);
    assertThat(story.refusal(Author.file("x"), opened(VotingRule.MAJORITY)))
        .isEqualTo(Reason.NOT_ALLOWED);
  }

  @Test
  void nobodyCanBeAskedInAnEmptyHive() {
    assertThat(story.refusal(Author.person(), opened(VotingRule.MAJORITY)))
        .isEqualTo(Reason.UNREACHABLE);
  }

  @Test
  void aHundredAreOpenAtMostAndFiftyClosedOnesAreKept() {
    // Given
    var member = story.joins("a");
    for (int i = 0; i < Proposals.OPEN_MAX; i++) {
      open(VotingRule.MAJORITY);
    }
    assertThat(story.refusal(Author.person(), opened(VotingRule.MAJORITY)))
        .isEqualTo(Reason.TOO_MANY_OPEN);

    // When
    for (int i = Proposals.OPEN_MAX; i >= 1; i--) {
      story.accepted(as(member), new ProposalFact.Expired(new ProposalId(i), 1));
    }

    // Then
    assertThat(story.state().proposals().all()).hasSize(Proposals.CLOSED_MAX);
    assertThat(story.state().proposals().pending()).isEmpty();
    assertThat(story.state().proposals().find(FIRST)).isPresent();
    assertThat(story.state().proposals().recent(2))
        .extracting(Proposal::id)
        .containsExactly(FIRST, new ProposalId(2));
    open(VotingRule.MAJORITY);
    assertThat(story.state().proposals().recent(0))
        .extracting(Proposal::id)
        .containsExactly(new ProposalId(Proposals.OPEN_MAX + 1));
  }

  @Test
  void isShownAsAMessageAndSoAreVotes() {
    // Given
    var member = story.joins("a");
    story.accepted(as(member), opened(VotingRule.MAJORITY));

    // When
    story.accepted(as(member), vote('Y'));

    // Then
    assertThat(story.state().mail().after(0))
        .extracting(Message::type)
        .containsExactly("proposal", "vote");
    assertThat(story.state().mail().after(0))
        .allMatch(message -> message.metadata().at("/bob/proposal").asText().equals("proposal_1"));
  }

  private void open(VotingRule rule) {
    story.accepted(Author.person(), opened(rule));
  }

  private Proposal proposal() {
    return story.state().proposals().find(FIRST).orElseThrow();
  }

  private static ProposalFact.Opened opened(VotingRule rule) {
    return new ProposalFact.Opened(
        new Motion(
            "Mend it",
            "It is broken.",
            new Subject.OfText("the link"),
            rule,
            Duration.ofMinutes(1),
            new Effect.Decision()));
  }

  private static ProposalFact.Opened about(Subject subject) {
    return new ProposalFact.Opened(
        new Motion(
            "t", "t", subject, VotingRule.MAJORITY, Duration.ofDays(7), new Effect.Decision()));
  }

  private static ProposalFact.VoteCast vote(char letter) {
    return vote(
        1,
        switch (letter) {
          case 'Y' -> Vote.YES;
          case 'N' -> Vote.NO;
          default -> Vote.ABSTAIN;
        });
  }

  private static ProposalFact.VoteCast vote(int version, Vote vote) {
    return new ProposalFact.VoteCast(FIRST, version, vote, "I say " + vote.name(), "git show");
  }
}
