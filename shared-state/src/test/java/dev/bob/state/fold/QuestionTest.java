package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.Author;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.Origin;
import dev.bob.state.event.QuestionFact;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuestionTest {
  private final HiveStory story = new HiveStory();
  private Member one;
  private Member two;
  private Member three;

  @BeforeEach
  void gather() {
    one = story.joins("a");
    two = story.joins("b");
    three = story.joins("c");
  }

  @Test
  void theFirstAnswerOfWhoIsAskedEndsIt() {
    // Given
    long question = asks(as(one), "instance_2");

    // When
    story.accepted(as(two), said("instance_1", "answer").becauseOf(question));

    // Then
    assertThat(at(question).state()).isEqualTo(new QuestionState.Answered(story.state().seq()));
    assertThat(at(question).answers()).extracting(Answer::by).containsExactly("instance_2");
    assertThat(story.refusal(as(one), new QuestionFact.Expired(question, "late")))
        .isEqualTo(Reason.NOT_OPEN);
    assertThat(story.refusal(as(one), new QuestionFact.Escalated(question, "person")))
        .isEqualTo(Reason.NOT_OPEN);
  }

  @Test
  void theWordOfWhoIsNotAskedIsNoAnswer() {
    // Given
    long question = asks(as(one), "instance_2");

    // When
    story.accepted(as(three), said("instance_1", "answer").becauseOf(question));
    story.accepted(as(one), said("instance_1", "answer").becauseOf(question));
    story.accepted(as(three), said("instance_1", "pass").becauseOf(question));
    story.accepted(as(two), said("instance_1", "answer"));

    // Then
    assertThat(at(question).state()).isEqualTo(new QuestionState.Open());
    assertThat(at(question).passedBy()).isEmpty();
  }

  @Test
  void aQuestionToAllKeepsWhatOthersAnswerLater() {
    // Given
    long question = asks(Author.person(), "broadcast");

    // When
    story.accepted(as(two), said("person", "answer").becauseOf(question));
    long first = story.state().seq();
    story.accepted(as(three), said("person", "answer").becauseOf(question));

    // Then
    assertThat(at(question).state()).isEqualTo(new QuestionState.Answered(first));
    assertThat(at(question).answers())
        .extracting(Answer::by)
        .containsExactly("instance_2", "instance_3");
  }

  @Test
  void goesToTheLeaderThenToThePersonAndIsAnsweredUnderAnyOfItsSeqs() {
    // Given
    long question = asks(as(two), "instance_3");
    assertThat(at(question).deadline()).isEqualTo(Duration.ofSeconds(60));

    // When
    story.accepted(as(one), new QuestionFact.Escalated(question, "instance_1"));
    long again = story.state().seq();

    // Then
    var shown = story.state().mail().bySeq().get(again);
    assertThat(shown.isFor(one)).isTrue();
    assertThat(shown.from()).isEqualTo("instance_2");
    assertThat(shown.metadata().at("/bob/question").asLong()).isEqualTo(question);
    assertThat(story.refusal(as(one), new QuestionFact.Escalated(question, "instance_3")))
        .isEqualTo(Reason.NO_CHANGE);

    // When
    story.accepted(as(one), said("instance_2", "pass").becauseOf(again));
    story.accepted(as(one), new QuestionFact.Escalated(question, "person"));

    // Then
    assertThat(at(question).awaitsPerson()).isTrue();
    assertThat(at(question).passedBy()).containsExactly(one.id());
    assertThat(at(question).deadline()).isEqualTo(Duration.ofHours(1));

    // When
    story.accepted(Author.person(), said("instance_2", "answer").becauseOf(again));

    // Then
    assertThat(at(question).answers()).extracting(Answer::by).containsExactly("person");
    assertThat(story.state().questions().pending()).isEmpty();
  }

  @Test
  void whoWasAskedInBetweenMayStillAnswer() {
    // Given
    long question = asks(as(two), "instance_3");
    story.accepted(as(one), new QuestionFact.Escalated(question, "instance_1"));
    story.accepted(as(two), new QuestionFact.Escalated(question, "person"));

    // When
    story.accepted(as(one), said("instance_2", "answer").becauseOf(question));

    // Then
    assertThat(at(question).answers()).extracting(Answer::by).containsExactly("instance_1");
    assertThat(at(question).state().pending()).isFalse();
  }

  @Test
  void isNeverSentBackToWhoAskedNorToNobody() {
    // Given
    long question = asks(as(two), "instance_3");
    long mine = asks(Author.person(), "instance_3");
    story.leaves(three);

    // Then
    assertThat(story.refusal(as(one), new QuestionFact.Escalated(question, "instance_2")))
        .isEqualTo(Reason.NO_CHANGE);
    assertThat(story.refusal(as(one), new QuestionFact.Escalated(question, "instance_3")))
        .isEqualTo(Reason.UNKNOWN_INSTANCE);
    assertThat(story.refusal(as(one), new QuestionFact.Escalated(mine, "person")))
        .isEqualTo(Reason.NO_CHANGE);
    assertThat(story.refusal(as(one), new QuestionFact.Escalated(mine + 50, "person")))
        .isEqualTo(Reason.UNKNOWN_QUESTION);
    assertThat(story.refusal(Author.person(), new QuestionFact.Expired(mine, "no")))
        .isEqualTo(Reason.NOT_ALLOWED);
  }

  @Test
  void theAskerHearsThatNobodyAnswered() {
    // Given
    long question = asks(as(two), "instance_3");

    // When
    story.accepted(as(one), new QuestionFact.Expired(question, "nobody answered within 60 s"));

    // Then
    var shown = story.state().mail().bySeq().get(story.state().seq());
    assertThat(shown.isFor(two)).isTrue();
    assertThat(shown.type()).isEqualTo("expired");
    assertThat(shown.content()).isEqualTo("nobody answered within 60 s");

    // When
    story.accepted(as(three), said("instance_2", "answer").becauseOf(question));

    // Then
    assertThat(at(question).state()).isInstanceOf(QuestionState.Expired.class);
    assertThat(at(question).answers()).isEmpty();
  }

  @Test
  void aProgramThatKnowsNothingOfBobAsksAndAnswersWhatIsAskedOfAll() {
    // When
    story.accepted(Author.file("watcher"), ingested("instance_2", "question", 1, 0));
    long question = story.state().seq();
    story.accepted(as(two), said("watcher", "answer").becauseOf(question));
    long open = asks(as(one), "broadcast");
    long named = asks(as(one), "instance_2");
    story.accepted(Author.file("watcher"), ingested("instance_1", "answer", 2, open));
    story.accepted(Author.file("instance_2"), ingested("instance_1", "answer", 3, named));

    // Then
    assertThat(at(question).state()).isInstanceOf(QuestionState.Answered.class);
    assertThat(at(open).state()).isInstanceOf(QuestionState.Answered.class);
    assertThat(at(named).state()).isEqualTo(new QuestionState.Open());
  }

  @Test
  void takesADeadlineOfItsOwnIfItIsOne() {
    // Then
    assertThat(at(asksWithin(90)).deadline()).isEqualTo(Duration.ofSeconds(90));
    assertThat(at(asksWithin(0)).deadline()).isEqualTo(Duration.ofSeconds(60));
    assertThat(at(asksWithin(86_401)).deadline()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void asksNoMoreThanAThousandAtATimeAndKeepsTheNewestClosed() {
    // Given
    long first = asks(Author.person(), "broadcast");
    for (int i = 1; i < Questions.PENDING_MAX; i++) {
      asks(Author.person(), "broadcast");
    }

    // Then
    assertThat(story.refusal(Author.person(), said("broadcast", "question")))
        .isEqualTo(Reason.TOO_MANY_OPEN);
    story.accepted(Author.file("watcher"), ingested("broadcast", "question", 1, 0));
    assertThat(story.state().mail().bySeq().lastEntry().getValue().content())
        .startsWith("The question of watcher has no effect: 1000 questions wait");
    assertThat(story.state().questions().pending()).hasSize(Questions.PENDING_MAX);

    // When
    for (long seq = first; seq < first + Questions.CLOSED_MAX; seq++) {
      story.accepted(as(one), new QuestionFact.Escalated(seq, "instance_2"));
      story.accepted(as(one), new QuestionFact.Expired(seq, "late"));
    }
    story.accepted(as(one), new QuestionFact.Expired(first + Questions.CLOSED_MAX, "late"));

    // Then
    var questions = story.state().questions();
    assertThat(questions.find(first)).isEmpty();
    assertThat(questions.closings()).hasSize(Questions.CLOSED_MAX);
    assertThat(questions.escalations()).hasSize(Questions.CLOSED_MAX - 1);
    assertThat(questions.bySeq()).hasSize(Questions.PENDING_MAX - 1);
  }

  @Test
  void aFindingIsAskedAboutOnce() {
    // Given
    var finding = story.reports(one, 1);
    var metadata = JsonNodeFactory.instance.objectNode();
    metadata.putObject("bob").put("uncheckable", finding.toString());
    var question = new MessageFact.Sent("instance_1", "question", "how?", metadata);

    // When
    story.accepted(as(two), question);
    long asked = story.state().seq();

    // Then
    assertThat(at(asked).concern()).contains(new Concern.OfUncheckable(finding));
    assertThat(story.refusal(as(three), question)).isEqualTo(Reason.ALREADY_KNOWN);

    // When
    story.accepted(as(three), new QuestionFact.Expired(asked, "late"));

    // Then
    assertThat(story.refusal(as(two), question)).isEqualTo(Reason.ALREADY_KNOWN);
  }

  private Question at(long seq) {
    return story.state().questions().find(seq).orElseThrow();
  }

  private long asks(Author by, String to) {
    story.accepted(by, said(to, "question"));
    return story.state().seq();
  }

  private long asksWithin(int seconds) {
    var metadata = JsonNodeFactory.instance.objectNode().put("deadline_seconds", seconds);
    story.accepted(as(one), new MessageFact.Sent("instance_2", "question", "why?", metadata));
    return story.state().seq();
  }

  private static MessageFact.Sent said(String to, String type) {
    return new MessageFact.Sent(to, type, "well?", JsonNodeFactory.instance.objectNode());
  }

  private static MessageFact.Ingested ingested(String to, String type, int number, long cause) {
    var metadata = JsonNodeFactory.instance.objectNode();
    if (cause > 0) {
      metadata.putObject("bob").put("cause", cause);
    }
    var origin = new Origin("%016x".formatted(number), 1, Optional.empty());
    return new MessageFact.Ingested(origin, to, type, "well?", Optional.empty(), metadata);
  }
}
