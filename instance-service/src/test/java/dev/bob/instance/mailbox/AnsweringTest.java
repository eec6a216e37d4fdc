package dev.bob.instance.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.Author;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Message;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskId;
import dev.bob.state.presence.Activity;
import dev.bob.state.presence.InstanceState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnsweringTest {
  @Test
  void saysWhoItIsAndWhatItWaitsFor() {
    // When
    var answer =
        Answering.answer(
            message("question"),
            doing(Activity.IDLE, Optional.empty(), Optional.of("something to explore")),
            HiveState.EMPTY,
            5);

    // Then
    assertThat(answer)
        .hasValueSatisfying(
            sent -> {
              assertThat(sent.to()).isEqualTo("person");
              assertThat(sent.type()).isEqualTo("answer");
              assertThat(sent.content())
                  .isEqualTo(
                      "I am instance_1, explorer; idle, waiting for something to explore."
                          + " Of what I found, 0 findings are confirmed.");
            });
  }

  @Test
  void saysWhatItWorksOnAndThatItIsPaused() {
    // Given
    var task = new TaskId("goal_1.links");

    // Then
    assertThat(answer(doing(Activity.ACTING, Optional.of(task), Optional.empty())))
        .contains("explorer; working on goal_1.links.");
    assertThat(answer(doing(Activity.PAUSED, Optional.empty(), Optional.empty())))
        .contains("explorer; paused.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What are you doing?",
        "who are you",
        "What do you do?",
        "what can you do here",
        "How many findings have you found?",
        "Are you busy?",
        "What is your task?",
        "Why are you waiting?"
      })
  void answersWhatAsksForItsWork(String text) {
    // Then
    assertThat(said(question(text)).type()).isEqualTo("answer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Should we delete docs/old?",
        "What do you do about docs/old?",
        "Do you think that we should delete docs/old?",
        "Is docs/b.md to come?",
        "Which findings are false?",
        ""
      })
  void passesWhatItCannotKnow(String text) {
    // When
    var said = said(question(text));

    // Then
    assertThat(said.type()).isEqualTo("pass");
    assertThat(said.to()).isEqualTo("person");
    assertThat(said.content()).startsWith("I can say what I do");
  }

  @Test
  void passesWhatAnotherOneWasAskedFirst() {
    // Given
    var escalated = question("What are you doing?");
    escalated.metadata().putObject("bob").put("question", 5);

    // Then
    assertThat(said(escalated).type()).isEqualTo("pass");
  }

  @Test
  void doesNotAnswerWhatIsNoQuestion() {
    // Given
    var idle = doing(Activity.IDLE, Optional.empty(), Optional.empty());

    // Then
    assertThat(Answering.answer(message("text"), idle, HiveState.EMPTY, 5)).isEmpty();
    assertThat(Answering.answer(message("answer"), idle, HiveState.EMPTY, 5)).isEmpty();
  }

  private static String answer(InstanceState me) {
    return Answering.answer(message("question"), me, HiveState.EMPTY, 5).orElseThrow().content();
  }

  private static MessageFact.Sent said(Message message) {
    var idle = doing(Activity.IDLE, Optional.empty(), Optional.empty());
    return Answering.answer(message, idle, HiveState.EMPTY, 5).orElseThrow();
  }

  private static Message question(String text) {
    return message("question", text);
  }

  private static Message message(String type) {
    return message(type, "What are you doing?");
  }

  private static Message message(String type, String text) {
    return new Message(
        7,
        "person",
        Author.Kind.PERSON,
        "instance_1",
        type,
        text,
        Instant.EPOCH,
        JsonNodeFactory.instance.objectNode());
  }

  static InstanceState idle(int number) {
    return doing(number, Activity.IDLE, Optional.empty(), Optional.empty());
  }

  private static InstanceState doing(
      Activity status, Optional<TaskId> task, Optional<String> waitingFor) {
    return doing(1, status, task, waitingFor);
  }

  private static InstanceState doing(
      int number, Activity status, Optional<TaskId> task, Optional<String> waitingFor) {
    return new InstanceState(
        new InstanceId(number),
        Role.EXPLORER,
        true,
        1,
        task,
        Instant.EPOCH,
        Instant.EPOCH,
        List.of(),
        1,
        0,
        1,
        "http://127.0.0.1:1",
        status,
        waitingFor,
        Optional.empty(),
        1,
        Instant.EPOCH);
  }
}
