package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.bob.state.event.Author;
import dev.bob.state.event.ChangeFact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.model.ChangeId;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Effect;
import dev.bob.state.model.Extent;
import dev.bob.state.model.MergeCheck;
import dev.bob.state.model.Motion;
import dev.bob.state.model.Subject;
import dev.bob.state.model.Vote;
import dev.bob.state.model.VotingRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the hive accepts as a change is queued, checked by members, and decided by a person. */
class ChangeTest {
  private static final CommitId HEAD = new CommitId("1".repeat(40));
  private static final CommitId TIP = new CommitId("f".repeat(40));
  private static final ChangeId FIRST = new ChangeId(1);
  private static final ChangeId SECOND = new ChangeId(2);

  private final HiveStory story = new HiveStory();
  private Author member;

  @BeforeEach
  void somebodyIsThere() {
    member = as(story.joins("a"));
  }

  @Test
  void anAcceptedProposalQueuesItsCommitUnlessItIsVetoed() {
    // When
    QueuedChanges.in(story, 2);

    // Then
    assertThat(story.state().changes().all())
        .extracting(QueuedChange::id, change -> change.commit().value().charAt(0))
        .containsExactly(tuple(FIRST, '2'), tuple(SECOND, '3'));
    assertThat(change(FIRST).title()).isEqualTo("Mend it");
    assertThat(change(FIRST).by()).isEqualTo(Author.person());
    assertThat(change(FIRST).word()).isEqualTo("queued");
    assertThat(story.state().memory().decisions()).isEmpty();

    // When
    story.accepted(Author.person(), QueuedChanges.opened(commit('9'), "Not this"));
    var vetoed = story.state().proposals().all().getLast().id();
    story.accepted(Author.person(), new ProposalFact.Vetoed(vetoed, "no"));

    // Then
    assertThat(story.refusal(member, new ProposalFact.CarriedOut(vetoed)))
        .isEqualTo(Reason.ALREADY_DECIDED);
    assertThat(story.state().changes().all()).hasSize(2);
  }

  @Test
  void oneCommitIsProposedOnceWhileItIsOpen() {
    // Given
    story.accepted(Author.person(), QueuedChanges.opened(commit('2'), "Mend it"));

    // Then: it is voted on,
    assertThat(story.refusal(member, QueuedChanges.opened(commit('2'), "Mend it too")))
        .isEqualTo(Reason.ALREADY_KNOWN);

    // it is queued,
    story.accepted(
        Author.person(),
        new ProposalFact.Vetoed(story.state().proposals().all().getLast().id(), "no"));
    QueuedChanges.in(story, 1);
    assertThat(story.refusal(member, QueuedChanges.opened(commit('2'), "Mend it too")))
        .isEqualTo(Reason.ALREADY_KNOWN);

    // and once it is rejected it may be proposed again.
    story.accepted(Author.person(), new ChangeFact.Rejected(FIRST, "not now"));
    story.accepted(member, QueuedChanges.opened(commit('2'), "Mend it at last"));
  }

  @Test
  void aChangeIsAboutACommit() {
    var motion =
        new Motion(
            "Mend it",
            "Mend it.",
            new Subject.OfFile("docs/a.md"),
            VotingRule.MAJORITY,
            Duration.ofMinutes(1),
            new Effect.Change());
    assertThat(story.refusal(member, new ProposalFact.Opened(motion)))
        .isEqualTo(Reason.INVALID_PROPOSAL);
  }

  @Test
  void aPersonAcceptsWhatMergesAndAMemberDeliversIt() {
    // Given
    QueuedChanges.in(story, 1);
    assertThat(story.tell(Author.person(), accepted(FIRST)))
        .isEqualTo(
            Verdict.rejected(
                Reason.NOT_READY,
                "nobody has looked yet whether change_1 merges: try again in a moment"));
    assertThat(story.refusal(member, delivered(FIRST))).isEqualTo(Reason.NOT_READY);
    story.accepted(member, merges(FIRST));
    assertThat(change(FIRST).word()).isEqualTo("mergeable");

    // When
    long seq = story.accepted(Author.person(), accepted(FIRST));

    // Then
    assertThat(change(FIRST).acceptance()).contains(new Acceptance(seq, HiveStory.AT));
    assertThat(change(FIRST).word()).isEqualTo("accepted");
    assertThat(story.refusal(Author.person(), accepted(FIRST))).isEqualTo(Reason.ALREADY_DECIDED);

    // When
    long deliveredBy = story.accepted(member, delivered(FIRST));

    // Then
    assertThat(change(FIRST).state())
        .isEqualTo(
            new ChangeState.Delivered(
                new Acceptance(seq, HiveStory.AT),
                HEAD,
                TIP,
                "reports/change_1/some.bundle",
                deliveredBy));
    assertThat(change(FIRST).isOpen()).isFalse();
    assertThat(story.refusal(member, delivered(FIRST))).isEqualTo(Reason.ALREADY_DECIDED);
    assertThat(story.refusal(member, merges(FIRST))).isEqualTo(Reason.ALREADY_DECIDED);
    assertThat(story.refusal(Author.person(), accepted(FIRST))).isEqualTo(Reason.ALREADY_DECIDED);
  }

  @Test
  void whatDoesNotMergeIsNotAcceptedAndTheRefusalNamesThePaths() {
    // Given
    QueuedChanges.in(story, 1);
    story.accepted(member, conflicts(FIRST));

    // When
    var verdict = story.tell(Author.person(), accepted(FIRST));

    // Then
    assertThat(change(FIRST).word()).isEqualTo("unmergeable");
    assertThat(verdict)
        .isEqualTo(
            Verdict.rejected(
                Reason.UNMERGEABLE, "change_1 does not merge: It conflicts in docs/a.md."));
  }

  @Test
  void whatWasAcceptedAndMergesNoMoreWaitsForThePersonAgain() {
    // Given
    QueuedChanges.in(story, 1);
    story.accepted(member, merges(FIRST));
    story.accepted(Author.person(), accepted(FIRST));

    // When
    story.accepted(member, conflicts(FIRST));

    // Then
    assertThat(change(FIRST).word()).isEqualTo("unmergeable");
    assertThat(story.state().changes().wanted()).isEmpty();
    assertThat(story.refusal(member, delivered(FIRST))).isEqualTo(Reason.NOT_READY);

    // When
    story.accepted(member, merges(FIRST));

    // Then
    story.accepted(Author.person(), accepted(FIRST));
  }

  @Test
  void onlyMembersCheckAndDeliverAndOnlyAPersonDecides() {
    // Given
    QueuedChanges.in(story, 1);
    var stranger = Author.file("watcher");
    for (var by : List.of(stranger, Author.person(), Author.orchestrator())) {
      assertThat(story.refusal(by, merges(FIRST))).isEqualTo(Reason.NOT_ALLOWED);
    }
    story.accepted(member, merges(FIRST));

    // Then
    for (var by : List.of(stranger, member, Author.orchestrator())) {
      assertThat(story.refusal(by, accepted(FIRST))).isEqualTo(Reason.NOT_ALLOWED);
      assertThat(story.refusal(by, rejected(FIRST))).isEqualTo(Reason.NOT_ALLOWED);
    }
    story.accepted(Author.person(), accepted(FIRST));
    for (var by : List.of(stranger, Author.person(), Author.orchestrator())) {
      assertThat(story.refusal(by, delivered(FIRST))).isEqualTo(Reason.NOT_ALLOWED);
    }
    assertThat(story.refusal(member, merges(SECOND))).isEqualTo(Reason.UNKNOWN_CHANGE);
    assertThat(story.refusal(Author.person(), accepted(SECOND))).isEqualTo(Reason.UNKNOWN_CHANGE);
  }

  @Test
  void aCheckNamesTheQueueThatItWasMadeBehind() {
    // Given
    QueuedChanges.in(story, 3);

    // Then
    assertThat(story.refusal(member, merges(SECOND))).isEqualTo(Reason.STALE_VERSION);
    story.accepted(member, merges(SECOND, FIRST));
    assertThat(story.refusal(member, merges(SECOND, FIRST))).isEqualTo(Reason.NO_CHANGE);

    // When: the first does not merge, nothing is merged behind it.
    story.accepted(member, conflicts(FIRST));

    // Then
    assertThat(story.refusal(member, merges(new ChangeId(3), FIRST, SECOND)))
        .isEqualTo(Reason.STALE_VERSION);
    story.accepted(member, merges(new ChangeId(3), SECOND));
  }

  /** The second was merged behind the first, which the person rejected in that moment. */
  @Test
  void whatWasMergedBehindOtherOnesThanThePersonWantsIsNotDelivered() {
    // Given
    QueuedChanges.in(story, 2);
    story.accepted(member, merges(FIRST));
    story.accepted(member, merges(SECOND, FIRST));
    story.accepted(Author.person(), accepted(FIRST));
    story.accepted(Author.person(), accepted(SECOND));

    // When
    story.accepted(Author.person(), rejected(FIRST));

    // Then
    assertThat(story.refusal(member, delivered(SECOND, FIRST))).isEqualTo(Reason.STALE_VERSION);
    story.accepted(member, delivered(SECOND));
  }

  /** What was accepted first may have the higher number: the other one comes behind it. */
  @Test
  void whatIsWantedComesBeforeWhatWaitsWhateverItsNumber() {
    // Given
    QueuedChanges.in(story, 3);
    story.accepted(member, merges(FIRST));
    story.accepted(member, merges(SECOND, FIRST));
    story.accepted(Author.person(), accepted(SECOND));
    story.accepted(member, delivered(SECOND));

    // Then
    assertThat(before(new ChangeId(3))).containsExactly(SECOND, FIRST);
    assertThat(before(FIRST)).containsExactly(SECOND);
    assertThat(before(SECOND)).isEmpty();

    // When: it conflicts as it is delivered,
    story.accepted(Author.person(), accepted(FIRST));
    assertThat(story.refusal(member, conflicts(FIRST))).isEqualTo(Reason.STALE_VERSION);
    story.accepted(member, conflicts(FIRST, SECOND));

    // Then: it is known behind what, until that goes.
    assertThat(before(FIRST)).isEqualTo(change(FIRST).check().orElseThrow().after());
    story.accepted(Author.person(), rejected(SECOND));
    assertThat(before(FIRST)).isEmpty();
  }

  @Test
  void whatIsRejectedIsMergedBehindNoMoreEvenIfItWasDelivered() {
    // Given
    QueuedChanges.in(story, 2);
    story.accepted(member, merges(FIRST));
    story.accepted(Author.person(), accepted(FIRST));
    story.accepted(member, delivered(FIRST));
    story.accepted(member, merges(SECOND, FIRST));
    assertThat(story.state().changes().wanted()).hasSize(1);

    // When
    long seq = story.accepted(Author.person(), rejected(FIRST));

    // Then
    assertThat(change(FIRST).state()).isEqualTo(new ChangeState.Rejected("not now", seq));
    assertThat(story.refusal(Author.person(), rejected(FIRST))).isEqualTo(Reason.ALREADY_DECIDED);
    assertThat(story.state().changes().wanted()).isEmpty();
    story.accepted(member, merges(SECOND));
  }

  @Test
  void theQueueIsBoundedAndNoIdIsGivenTwice() {
    // Given
    for (int i = 0; i < ChangeQueue.OPEN_MAX; i++) {
      QueuedChanges.queue(story, numbered(i), "Mend it");
    }
    assertThat(story.refusal(member, QueuedChanges.opened(commit('9'), "One more")))
        .isEqualTo(Reason.TOO_MANY_OPEN);

    // When: the newest is closed first, and then more than are kept.
    for (int i = ChangeQueue.OPEN_MAX; i > 0; i--) {
      story.accepted(Author.person(), rejected(new ChangeId(i)));
    }
    var next = QueuedChanges.queue(story, commit('9'), "One more");
    story.accepted(Author.person(), rejected(next));

    // Then
    assertThat(next).isEqualTo(new ChangeId(ChangeQueue.OPEN_MAX + 1));
    assertThat(story.state().changes().all()).hasSize(ChangeQueue.CLOSED_MAX);
    assertThat(story.state().changes().find(new ChangeId(ChangeQueue.OPEN_MAX))).isEmpty();
  }

  /** The person rejected the oldest, heard of a bug, and the change was gone. */
  @Test
  void whatWasJustClosedStaysHoweverOldItIs() {
    // Given
    QueuedChanges.queue(story, numbered(0), "Mend it");
    for (int i = 1; i <= ChangeQueue.CLOSED_MAX; i++) {
      var other = QueuedChanges.queue(story, numbered(i), "Mend it");
      story.accepted(Author.person(), rejected(other));
    }

    // When
    story.accepted(Author.person(), rejected(FIRST));

    // Then
    assertThat(change(FIRST).word()).isEqualTo("rejected");
    assertThat(story.state().changes().find(SECOND)).isEmpty();
  }

  /** Many were voted on while there was room. */
  @Test
  void whatTheQueueHasNoRoomForIsNotCarriedOut() {
    // Given
    for (int i = 1; i < ChangeQueue.OPEN_MAX; i++) {
      QueuedChanges.queue(story, numbered(i), "Mend it");
    }
    story.accepted(member, QueuedChanges.opened(commit('8'), "This"));
    var waits = story.state().proposals().all().getLast().id();
    story.accepted(member, new ProposalFact.VoteCast(waits, 1, Vote.YES, "it merges", "git"));
    QueuedChanges.queue(story, commit('9'), "That");

    // Then
    assertThat(story.refusal(member, new ProposalFact.CarriedOut(waits)))
        .isEqualTo(Reason.TOO_MANY_OPEN);
    story.accepted(Author.person(), rejected(FIRST));
    story.accepted(member, new ProposalFact.CarriedOut(waits));
  }

  private List<ChangeId> before(ChangeId id) {
    return story.state().changes().before(Optional.of(id)).stream().map(QueuedChange::id).toList();
  }

  private QueuedChange change(ChangeId id) {
    return story.state().changes().find(id).orElseThrow();
  }

  private static CommitId commit(char digit) {
    return new CommitId(String.valueOf(digit).repeat(40));
  }

  private static CommitId numbered(int number) {
    return new CommitId("%040x".formatted(number));
  }

  private static ChangeFact merges(ChangeId change, ChangeId... after) {
    return new ChangeFact.Checked(
        change,
        new MergeCheck(HEAD, List.of(after), Optional.empty(), List.of(), new Extent(1, 1, 0)));
  }

  private static ChangeFact conflicts(ChangeId change, ChangeId... after) {
    return new ChangeFact.Checked(
        change,
        new MergeCheck(
            HEAD,
            List.of(after),
            Optional.of("It conflicts in docs/a.md."),
            List.of("docs/a.md"),
            new Extent(1, 1, 0)));
  }

  private static ChangeFact accepted(ChangeId change) {
    return new ChangeFact.Accepted(change);
  }

  private static ChangeFact rejected(ChangeId change) {
    return new ChangeFact.Rejected(change, "not now");
  }

  private static ChangeFact delivered(ChangeId change, ChangeId... after) {
    return new ChangeFact.Delivered(
        change, HEAD, List.of(after), TIP, "reports/change_1/some.bundle");
  }
}
