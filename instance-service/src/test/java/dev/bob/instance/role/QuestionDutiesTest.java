package dev.bob.instance.role;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.Author;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.QuestionFact;
import dev.bob.state.model.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionDutiesTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration PERSON_DEADLINE = Duration.ofHours(1);

  private final Scenes scenes = new Scenes(4);
  private long seq = 4;

  @ParameterizedTest
  @CsvSource({"4,60", "1,70", "2,80", "3,90"})
  void goesToTheLeaderAfterTheDeadlineAndOthersSeeToItLater(int member, int afterSeconds) {
    // Given
    says(scenes.by(2), "instance_3", "question");
    var due = Duration.ofSeconds(afterSeconds);

    // Then
    assertThat(decided(member, due.minusMillis(1))).isEmpty();
    assertThat(decided(member, due)).containsExactly("escalate 5 to instance_4");
  }

  @Test
  void goesOnAtOnceWhenAllWhoWereAskedHavePassed() {
    // Given
    long question = says(scenes.by(2), "broadcast", "question");
    passes(1, question);
    passes(3, question);
    assertThat(decided(4, Duration.ZERO)).isEmpty();

    // When
    passes(4, question);

    // Then: the leader was asked with all others
    assertThat(decided(4, Duration.ZERO)).containsExactly("escalate 5 to person");
    assertThat(decided(1, Duration.ZERO)).isEmpty();
    assertThat(decided(1, Scenes.LIMITS.takeoverStep())).hasSize(1);
  }

  @Test
  void goesFromTheLeaderToThePersonAndThenExpires() {
    // Given
    long question = says(scenes.by(2), "explorer", "question");
    escalates(question, "instance_4");
    passes(4, seq);

    // Then
    assertThat(decided(4, Duration.ZERO)).containsExactly("escalate 5 to person");

    // When
    escalates(question, "person");

    // Then
    assertThat(decided(4, PERSON_DEADLINE.minusMillis(1))).isEmpty();
    assertThat(decided(4, PERSON_DEADLINE))
        .containsExactly("expire 5: Nobody has answered question 5 within 3600 s.");
  }

  @Test
  void neverAsksWhoAsked() {
    // Given
    says(Author.person(), "instance_4", "question");
    says(scenes.by(4), "instance_1", "question");
    says(scenes.by(4), "person", "question");

    // Then
    assertThat(decided(4, DEADLINE))
        .containsExactly(
            "expire 5: Nobody has answered question 5 within 60 s.", "escalate 6 to person");
    assertThat(decided(4, PERSON_DEADLINE))
        .contains("expire 7: Nobody has answered question 7 within 3600 s.");
  }

  @Test
  void thePersonHearsThatNobodyCanAnswer() {
    // Given
    long question = says(Author.person(), "instance_1", "question");
    passes(1, question);
    escalates(question, "instance_4");
    passes(4, question);

    // Then
    assertThat(decided(4, Duration.ZERO))
        .containsExactly("expire 5: Nobody who was asked can answer question 5.");
  }

  /** Nobody else knows how it is shown, and the report waits for the verifier. */
  @Test
  void whatAVerifierAsksAnAuthorGoesToNobodyElse() {
    // Given
    scenes.plan(Scenes.spec("links", Role.EXPLORER)).finding(1, "links");
    var found = scenes.seenBy(3, Duration.ZERO).toVerify().getFirst().finding().id();
    var metadata = JsonNodeFactory.instance.objectNode().put("deadline_seconds", 20);
    metadata.putObject("bob").put("uncheckable", found.toString());

    // When
    scenes.apply(scenes.by(3), new MessageFact.Sent("instance_1", "question", "how?", metadata));

    // Then
    var deadline = Duration.ofSeconds(20);
    assertThat(scenes.seenBy(3, Duration.ZERO).toVerify()).isEmpty();
    assertThat(decided(4, deadline.minusMillis(1))).isEmpty();
    assertThat(decided(4, deadline))
        .containsExactly("expire 9: Nobody has answered question 9 within 20 s.");

    // When
    scenes.apply(scenes.by(4), new QuestionFact.Expired(9, "late"));

    // Then
    assertThat(scenes.seenBy(3, Duration.ZERO).toVerify()).hasSize(1);
  }

  @Test
  void whoIsNotThereIsWaitedFor() {
    // Given
    says(scenes.by(1), "instance_2", "question");
    scenes.apply(scenes.by(2), new MemberFact.Left("asked to"));

    // Then
    assertThat(decided(4, DEADLINE.minusMillis(1))).isEmpty();
    assertThat(decided(4, DEADLINE)).containsExactly("escalate 5 to instance_4");
  }

  /**
   * A program called itself like the person, or like the leader: the duty wanted to ask them, the
   * fold took them for the asker, and the question hung for ever.
   */
  @ParameterizedTest
  @ValueSource(strings = {"person", "instance_4", "instance_1", "broadcast", "explorer", "alice"})
  void whateverAProgramCallsItselfItsQuestionEnds(String name) {
    // Given
    long question = says(Author.file(name), "builder", "question");

    for (int step = 0; scenes.questionIsPending(question); step++) {
      // When
      var intents = QuestionDuties.decide(scenes.seenBy(4, PERSON_DEADLINE));

      // Then
      assertThat(intents).hasSize(1);
      assertThat(step).isLessThan(3);
      switch (intents.getFirst()) {
        case Intent.Escalate(var asked, var to) -> escalates(asked.seq(), to);
        case Intent.LeaveUnanswered(var asked, var reason) ->
            apply(scenes.by(4), new QuestionFact.Expired(asked.seq(), reason));
        default -> throw new AssertionError(intents);
      }
    }
  }

  private List<String> decided(int member, Duration unanswered) {
    return QuestionDuties.decide(scenes.seenBy(member, unanswered)).stream()
        .map(
            intent ->
                switch (intent) {
                  case Intent.Escalate(var question, var to) ->
                      "escalate " + question.seq() + " to " + to;
                  case Intent.LeaveUnanswered(var question, var reason) ->
                      "expire " + question.seq() + ": " + reason;
                  default -> throw new AssertionError(intent);
                })
        .toList();
  }

  private long says(Author by, String to, String type) {
    return apply(by, said(to, type));
  }

  private void passes(int member, long question) {
    apply(scenes.by(member), said("broadcast", "pass").becauseOf(question));
  }

  private void escalates(long question, String to) {
    apply(scenes.by(4), new QuestionFact.Escalated(question, to));
  }

  private long apply(Author by, Fact fact) {
    scenes.apply(by, fact);
    return ++seq;
  }

  private static MessageFact.Sent said(String to, String type) {
    return new MessageFact.Sent(to, type, "well?", JsonNodeFactory.instance.objectNode());
  }
}
