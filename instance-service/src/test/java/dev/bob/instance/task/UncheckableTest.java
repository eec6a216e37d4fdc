package dev.bob.instance.task;

import static dev.bob.state.fold.HiveStory.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.instance.mind.MindFailure;
import dev.bob.state.event.Author;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.QuestionFact;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Questions;
import dev.bob.state.model.FindingId;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UncheckableTest {
  private static final int QUESTIONS_MAX = 4;

  private final HiveStory hive = new HiveStory();
  private Member author;
  private Member verifier;
  private HiveStory.Work work;
  private FindingId found;

  @BeforeEach
  void find() {
    author = hive.joins("a");
    verifier = hive.joins("b");
    work = hive.begins(author);
    found = hive.reports(author, work, HiveStory.finding(1));
  }

  @Test
  void asksTheAuthorOnceAndThenRefutes() {
    // When
    var first = said(verifier);

    // Then
    assertThat(first)
        .isInstanceOfSatisfying(
            MessageFact.Sent.class,
            asked -> {
              assertThat(asked.to()).isEqualTo("instance_1");
              assertThat(asked.content())
                  .isEqualTo(
                      "How is finding 0000000000000001 shown? I could not check it: too dark");
            });

    // When
    long question = hive.accepted(as(verifier), first);
    hive.accepted(as(author), new QuestionFact.Expired(question, "late"));

    // Then
    assertThat(said(verifier))
        .isEqualTo(
            new MemoryFact.FindingRefuted(found, "its evidence could not be checked: too dark"));
  }

  @Test
  void refutesAtOnceWhatNobodyCanBeAskedAbout() {
    // Then: itself
    assertThat(said(author)).isInstanceOf(MemoryFact.FindingRefuted.class);

    // When
    hive.leaves(author);

    // Then
    assertThat(said(verifier)).isInstanceOf(MemoryFact.FindingRefuted.class);
  }

  /** A verifier that can check nothing at all would bury what the person says. */
  @Test
  void asksAboutSoManyAtOnceAndRefutesTheRest() {
    // Given
    for (int number = 2; number < 2 + QUESTIONS_MAX; number++) {
      var other = hive.reports(author, work, HiveStory.finding(number));
      hive.accepted(as(verifier), said(other, verifier));
    }

    // Then
    assertThat(said(verifier)).isInstanceOf(MemoryFact.FindingRefuted.class);
  }

  /** Its question would be refused for as long as others wait, and it would look without end. */
  @Test
  void refutesAtOnceWhileNoMoreQuestionsAreTaken() {
    // Given
    for (int i = 0; i < Questions.PENDING_MAX; i++) {
      hive.accepted(
          Author.person(),
          new MessageFact.Sent(
              "broadcast", "question", "well?", JsonNodeFactory.instance.objectNode()));
    }

    // Then
    assertThat(said(verifier)).isInstanceOf(MemoryFact.FindingRefuted.class);
  }

  private Fact said(Member member) {
    return said(found, member);
  }

  private Fact said(FindingId id, Member member) {
    return new Uncheckable(Duration.ofSeconds(20), QUESTIONS_MAX)
        .says(
            hive.state().memory().find(id).orElseThrow(),
            new MindFailure("too dark", true),
            member.id(),
            hive.state());
  }
}
