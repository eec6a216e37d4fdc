package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.COMMIT;
import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.finding;
import static dev.bob.state.fold.HiveStory.spec;
import static dev.bob.state.fold.HiveStory.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.Way;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingTest {
  private final HiveStory story = new HiveStory();
  private final Member one = story.joins("a");
  private final Member two = story.joins("b");

  @Test
  void isReportedByTheClaimerAlone() {
    // Given
    var goal = story.planned(one, spec("look"));
    long token = story.claims(one, task(goal, "look"));
    var reported = new MemoryFact.FindingReported(task(goal, "look"), token, finding(1));
    var stale = new MemoryFact.FindingReported(task(goal, "look"), token - 1, finding(1));

    // Then
    assertThat(story.refusal(as(two), reported)).isEqualTo(Reason.STALE_CLAIM);
    assertThat(story.refusal(as(one), stale)).isEqualTo(Reason.STALE_CLAIM);
    assertThat(story.refusal(Author.person(), reported)).isEqualTo(Reason.NOT_ALLOWED);
    story.accepted(as(one), reported);
    assertThat(story.refusal(as(one), reported)).isEqualTo(Reason.ALREADY_KNOWN);
    assertThat(story.state().memory().toVerify()).hasSize(1);
  }

  @Test
  void isNotReportedForATaskThatIsDone() {
    // Given
    var goal = story.planned(one, spec("look"));
    long token = story.claims(one, task(goal, "look"));
    story.accepted(as(one), HiveStory.completed(task(goal, "look"), token));

    // Then
    assertThat(
            story.refusal(
                as(one), new MemoryFact.FindingReported(task(goal, "look"), token, finding(1))))
        .isEqualTo(Reason.STALE_CLAIM);
  }

  @Test
  void isNotDecidedByItsAuthorWhileAnotherLives() {
    // Given
    var id = story.reports(one, 1);

    // Then
    assertThat(story.refusal(as(one), confirmed(id))).isEqualTo(Reason.OWN_FINDING);
    assertThat(story.refusal(as(one), new MemoryFact.FindingRefuted(id, "no")))
        .isEqualTo(Reason.OWN_FINDING);
    story.isLost(two);
    story.accepted(as(one), confirmed(id));
  }

  @Test
  void isDecidedByTheFirstWordAndEachHasOne() {
    // Given
    var id = story.reports(one, 1);

    // When
    story.accepted(as(two), confirmed(id));

    // Then
    assertThat(story.refusal(as(two), confirmed(id))).isEqualTo(Reason.ALREADY_SAID);
    assertThat(story.refusal(as(two), refuted(id, "no"))).isEqualTo(Reason.ALREADY_SAID);
    assertThat(story.refusal(as(one), refuted(id, "no"))).isEqualTo(Reason.OWN_FINDING);
    assertThat(known(id).state()).isEqualTo(new FindingState.Confirmed(two.id(), "looked"));
    assertThat(story.state().memory().confirmedAt(COMMIT)).hasSize(1);
    assertThat(story.state().memory().toVerify()).isEmpty();
  }

  @Test
  void keepsWhoElseConfirmsItAndHow() {
    // Given
    var three = story.joins("c");
    var id = story.reports(one, 1);
    story.accepted(as(two), confirmed(id));

    // Then: what is said again, in whatever case and spacing, is no look of one's own
    assertThat(story.refusal(as(three), new MemoryFact.FindingConfirmed(id, " Looked\n")))
        .isEqualTo(Reason.REPEATED);
    story.accepted(as(three), new MemoryFact.FindingConfirmed(id, "asked git for b.md"));
    assertThat(known(id).words())
        .containsExactly(
            new Word(two.id(), Word.Says.CONFIRMED, "looked"),
            new Word(three.id(), Word.Says.CONFIRMED, "asked git for b.md"));
  }

  @Test
  void keepsTheWayInWhichEachHasLooked() {
    // Given
    var three = story.joins("c");
    var id = story.reports(one, 1);

    // When
    story.accepted(as(two), new MemoryFact.FindingConfirmed(id, "ran it", Optional.of(Way.PROOF)));
    story.accepted(as(three), new MemoryFact.FindingRefuted(id, "read it", Optional.of(Way.BYTES)));

    // Then: also of the word that stands in the state
    assertThat(known(id).words())
        .extracting(Word::way)
        .containsExactly(Optional.of(Way.PROOF), Optional.of(Way.BYTES));
    story.accepted(as(story.joins("d")), confirmed(id));
    assertThat(known(id).state())
        .isEqualTo(new FindingState.Confirmed(two.id(), "ran it", Optional.of(Way.PROOF)));
    assertThat(known(id).words())
        .extracting(Word::way)
        .containsExactly(Optional.of(Way.PROOF), Optional.of(Way.BYTES), Optional.empty());
  }

  @Test
  void isTrustedMoreWithEachOtherWhoConfirmsIt() {
    // Given
    var three = story.joins("c");
    var id = story.reports(one, 1);
    assertThat(known(id).confidence()).isEqualTo(0.5);

    // Then
    story.accepted(as(two), confirmed(id));
    assertThat(known(id).confidence()).isEqualTo(0.67);
    story.accepted(as(three), new MemoryFact.FindingConfirmed(id, "asked git for b.md"));
    assertThat(known(id).confidence()).isEqualTo(0.75);
  }

  /** What it says of its own finding while it is alone lets it count, and makes it no surer. */
  @Test
  void isNotTrustedMoreByTheWordOfItsAuthor() {
    // Given
    story.isLost(two);
    var id = story.reports(one, 1);

    // When
    story.accepted(as(one), confirmed(id));

    // Then
    assertThat(known(id).confirmed()).isTrue();
    assertThat(known(id).confidence()).isEqualTo(0.5);
  }

  /** Whoever checks its own finding while it is alone has had its word, and can be contradicted. */
  @Test
  void isNotConfirmedByItsAuthorOnceAnotherHasSpoken() {
    // Given
    story.isLost(two);
    var id = story.reports(one, 1);
    story.accepted(as(one), confirmed(id));
    var again = story.joins("b");

    // When
    story.accepted(as(again), refuted(id, "b.md is there"));

    // Then
    assertThat(story.refusal(as(one), confirmed(id))).isEqualTo(Reason.ALREADY_SAID);
    assertThat(known(id).state()).isEqualTo(new FindingState.Contested());
  }

  @Test
  void isContestedUntilAMajorityDecides() {
    // Given
    var more = List.of(story.joins("c"), story.joins("d"), story.joins("e"));
    var id = story.reports(one, 1);
    story.accepted(as(two), confirmed(id));

    // When
    story.accepted(as(more.get(0)), refuted(id, "b.md is there"));

    // Then: both words are there, and it does not count
    assertThat(known(id).state()).isEqualTo(new FindingState.Contested());
    assertThat(known(id).words()).extracting(Word::by).containsExactly(two.id(), more.get(0).id());
    assertThat(story.state().memory().confirmedAt(COMMIT)).isEmpty();
    assertThat(story.state().memory().toVerify()).isEmpty();

    // When
    story.accepted(as(more.get(1)), refuted(id, "it was added in the last commit"));

    // Then
    assertThat(known(id).state())
        .isEqualTo(new FindingState.Refuted(more.get(0).id(), "b.md is there"));
    assertThat(known(id).words())
        .extracting(Word::by)
        .containsExactly(more.get(0).id(), two.id(), more.get(1).id());

    // When
    story.accepted(as(more.get(2)), new MemoryFact.FindingConfirmed(id, "it was removed again"));

    // Then
    assertThat(known(id).state()).isEqualTo(new FindingState.Contested());
    assertThat(known(id).words()).hasSize(4);
  }

  @Test
  void hearsSixteenAndIsThenSettled() {
    // Given
    var id = story.reports(one, 1);
    story.accepted(as(two), confirmed(id));
    for (int i = 1; i < WordRules.WORDS_MAX; i++) {
      var next = story.joins("member " + i);
      story.accepted(as(next), new MemoryFact.FindingConfirmed(id, "looked at line " + i));
    }

    // Then
    var late = story.joins("late");
    assertThat(story.refusal(as(late), refuted(id, "no"))).isEqualTo(Reason.ALREADY_DECIDED);
    assertThat(known(id).words()).hasSize(WordRules.WORDS_MAX);
  }

  @Test
  void doesNotCountOnceRefuted() {
    // Given
    var id = story.reports(one, 1);

    // When
    story.accepted(as(two), new MemoryFact.FindingRefuted(id, "b.md is there"));

    // Then
    assertThat(story.state().memory().confirmedAt(COMMIT)).isEmpty();
    assertThat(story.state().memory().toVerify()).isEmpty();
  }

  @Test
  void isMergedIntoAConfirmedOneOnly() {
    // Given
    var stays = story.reports(one, 1);
    var goes = story.reports(one, 2);
    var merged = new MemoryFact.FindingMerged(goes, stays);

    // When
    var early = story.refusal(as(two), merged);
    story.accepted(as(two), confirmed(stays));
    story.accepted(as(two), merged);

    // Then
    assertThat(early).isEqualTo(Reason.UNKNOWN_FINDING);
    assertThat(story.state().memory().find(goes).orElseThrow().state())
        .isEqualTo(new FindingState.Merged(stays));
    assertThat(story.refusal(as(two), new MemoryFact.FindingMerged(stays, stays)))
        .isEqualTo(Reason.ALREADY_DECIDED);
    assertThat(story.refusal(as(two), confirmed(goes))).isEqualTo(Reason.ALREADY_DECIDED);
    assertThat(story.refusal(as(two), confirmed(new FindingId("0".repeat(16)))))
        .isEqualTo(Reason.UNKNOWN_FINDING);
  }

  @Test
  void outlivesItsAuthor() {
    // Given
    var id = story.reports(one, 1);
    story.isLost(one);

    // Then
    story.accepted(as(two), confirmed(id));
  }

  @Test
  void remembersLearnings() {
    // When
    long seq =
        story.accepted(
            as(one),
            new MemoryFact.LearningRecorded(new GoalId("goal_1"), "start small", List.of("work")));

    // Then
    assertThat(story.state().memory().learnings().get(seq).author()).isEqualTo(one.id());
  }

  private KnownFinding known(FindingId id) {
    return story.state().memory().find(id).orElseThrow();
  }

  private static MemoryFact.FindingRefuted refuted(FindingId id, String reason) {
    return new MemoryFact.FindingRefuted(id, reason);
  }

  private static MemoryFact.FindingConfirmed confirmed(FindingId id) {
    return new MemoryFact.FindingConfirmed(id, "looked");
  }
}
