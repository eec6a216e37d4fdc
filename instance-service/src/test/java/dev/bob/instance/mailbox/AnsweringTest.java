package dev.bob.instance.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Message;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.presence.Activity;
import dev.bob.state.presence.InstanceState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnsweringTest {
  private Hive hive;
  private Member me;

  @BeforeEach
  void join() throws Exception {
    hive = new Hive(new InMemoryEventLog(), Clock.systemUTC());
    var none = Optional.<String>empty();
    var joined =
        new MemberFact.Joined(
            "a", "http://127.0.0.1:1", 1, "host", Optional.empty(), Optional.empty(), none);
    me = hive.submit(Author.joiner("a"), joined).state().members().withKey("a").orElseThrow();
  }

  @AfterEach
  void close() {
    hive.close();
  }

  @Test
  void answersAQuestionOnceEvenIfItIsDeliveredAgain() throws Exception {
    // Given
    var question = send("question", "What are you doing?");
    var answering = new Answering(hive);

    // When
    answering.handle(question, me, waiting());
    answering.handle(question, me, waiting());

    // Then
    var answers = hive.state().mail().after(question.seq());
    assertThat(answers).hasSize(1);
    assertThat(answers.getFirst().to()).isEqualTo("person");
    assertThat(answers.getFirst().content())
        .isEqualTo(
            "I am instance_1, explorer; idle, waiting for something to explore."
                + " Of what I found, 0 findings are confirmed.");
  }

  @Test
  void doesNotAnswerWhatIsNoQuestion() throws Exception {
    // Given
    var text = send("text", "Good morning.");

    // When
    new Answering(hive).handle(text, me, waiting());

    // Then
    assertThat(hive.state().mail().after(text.seq())).isEmpty();
  }

  private Message send(String type, String content) throws Exception {
    var fact =
        new MessageFact.Sent("instance_1", type, content, JsonNodeFactory.instance.objectNode());
    var outcome = hive.submit(Author.person(), fact);
    return outcome.state().mail().bySeq().get(outcome.seq().orElseThrow());
  }

  private InstanceState waiting() {
    return new InstanceState(
        me.id(),
        me.role(),
        true,
        1,
        Optional.empty(),
        Instant.EPOCH,
        Instant.EPOCH,
        List.of(),
        1,
        0,
        me.epoch(),
        me.url(),
        Activity.IDLE,
        Optional.of("something to explore"),
        Optional.empty(),
        1,
        Instant.EPOCH);
  }
}
