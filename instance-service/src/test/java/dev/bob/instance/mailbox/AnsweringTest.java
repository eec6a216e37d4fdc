package dev.bob.instance.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.Author;
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

class AnsweringTest {
  @Test
  void saysWhoItIsAndWhatItWaitsFor() {
    // When
    var answer =
        Answering.answer(
            message("question"),
            doing(Activity.IDLE, Optional.empty(), Optional.of("something to explore")),
            HiveState.EMPTY);

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

  @Test
  void doesNotAnswerWhatIsNoQuestion() {
    // Given
    var idle = doing(Activity.IDLE, Optional.empty(), Optional.empty());

    // Then
    assertThat(Answering.answer(message("text"), idle, HiveState.EMPTY)).isEmpty();
    assertThat(Answering.answer(message("answer"), idle, HiveState.EMPTY)).isEmpty();
  }

  private static String answer(InstanceState me) {
    return Answering.answer(message("question"), me, HiveState.EMPTY).orElseThrow().content();
  }

  private static Message message(String type) {
    return new Message(
        7,
        "person",
        Author.Kind.PERSON,
        "instance_1",
        type,
        "What are you doing?",
        Instant.EPOCH,
        JsonNodeFactory.instance.objectNode());
  }

  private static InstanceState doing(
      Activity status, Optional<TaskId> task, Optional<String> waitingFor) {
    return new InstanceState(
        new InstanceId(1),
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
