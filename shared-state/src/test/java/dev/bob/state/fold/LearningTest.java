package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.event.MemoryFact;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What others say of what one has learned. */
class LearningTest {
  private final HiveStory story = new HiveStory();
  private final Member one = story.joins("a");
  private final Member two = story.joins("b");
  private final Member three = story.joins("c");

  @Test
  void standsByTheWordsOfOthers() {
    // Given
    long seq = learned();
    assertThat(learning(seq).repute()).isEqualTo(Repute.REPORTED);
    assertThat(learning(seq).confidence()).isEqualTo(0.5);

    // When
    story.accepted(as(two), confirmed(seq, "counted"));

    // Then
    assertThat(learning(seq).repute()).isEqualTo(Repute.CONFIRMED);
    assertThat(learning(seq).confidence()).isEqualTo(0.67);

    // When
    story.accepted(as(three), new MemoryFact.LearningRefuted(seq, "4 of 5"));

    // Then
    assertThat(learning(seq).repute()).isEqualTo(Repute.CONTESTED);
    assertThat(learning(seq).words())
        .containsExactly(
            new Word(two.id(), Word.Says.CONFIRMED, "counted"),
            new Word(three.id(), Word.Says.REFUTED, "4 of 5"));
  }

  @Test
  void isJudgedByTheRulesOfFindings() {
    // Given
    long seq = learned();

    // Then
    assertThat(story.refusal(Author.person(), confirmed(seq, "counted")))
        .isEqualTo(Reason.NOT_ALLOWED);
    assertThat(story.refusal(as(two), confirmed(1, "counted"))).isEqualTo(Reason.UNKNOWN_LEARNING);
    assertThat(story.refusal(as(one), confirmed(seq, "counted"))).isEqualTo(Reason.OWN_LEARNING);

    // When
    story.accepted(as(two), confirmed(seq, "counted"));

    // Then
    assertThat(story.refusal(as(two), confirmed(seq, "again"))).isEqualTo(Reason.ALREADY_SAID);
    assertThat(story.refusal(as(three), confirmed(seq, " Counted\n"))).isEqualTo(Reason.REPEATED);
  }

  @Test
  void isConfirmedByItsAuthorOnlyWhileThatIsAlone() {
    // Given
    story.isLost(two);
    story.isLost(three);
    long seq = learned();

    // Then
    story.accepted(as(one), confirmed(seq, "counted"));
    assertThat(learning(seq).repute()).isEqualTo(Repute.CONFIRMED);
  }

  @Test
  void hearsNothingMoreOnceRetired() {
    // Given
    long seq = learned();
    story.accepted(Author.person(), new MemoryFact.LearningRetired(seq, "no"));

    // Then
    assertThat(story.refusal(as(two), confirmed(seq, "counted"))).isEqualTo(Reason.ALREADY_DECIDED);
    assertThat(learning(seq).words()).isEmpty();
  }

  @Test
  void keepsItsWordsWhenItIsRetired() {
    // Given
    long seq = learned();
    story.accepted(as(two), confirmed(seq, "counted"));

    // When
    story.accepted(Author.person(), new MemoryFact.LearningRetired(seq, "no"));

    // Then
    assertThat(learning(seq).words()).hasSize(1);
  }

  @Test
  void isCountedAnewByTheLowestOtherThatTakesWork() {
    // Then
    assertThat(recounter(one)).isEqualTo(List.of(two.id()));
    assertThat(recounter(two)).isEqualTo(List.of(one.id()));

    // When
    story.accepted(Author.person(), new MemberFact.Steered(two.id(), Steering.PAUSE));

    // Then
    assertThat(recounter(one)).isEqualTo(List.of(three.id()));

    // When
    story.isLost(two);
    story.isLost(three);

    // Then
    assertThat(recounter(one)).isEmpty();
  }

  private List<Object> recounter(Member author) {
    return List.copyOf(
        story.state().members().recounterOf(author.id()).map(Member::id).stream().toList());
  }

  private long learned() {
    var goal = story.planned(one, spec("look"));
    return story.accepted(
        as(one), new MemoryFact.LearningRecorded(goal, "3 of 5 are links", List.of()));
  }

  private static MemoryFact confirmed(long seq, String how) {
    return new MemoryFact.LearningConfirmed(seq, how);
  }

  private Learning learning(long seq) {
    return story.state().memory().learnings().get(seq);
  }
}
