package dev.bob.state.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.state.event.Author;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.Mail;
import dev.bob.state.fold.Member;
import io.smallrye.mutiny.Multi;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BobHiveOutgoingChannelTest {
  private OneMember test;
  private Member me;

  @BeforeEach
  void join() throws Exception {
    test = new OneMember();
    me = test.joins("a");
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void acknowledgesWhatIsInTheLogInTheOrderInWhichItWasSaid() throws Exception {
    // Given
    test.listensAs(me);
    var sent =
        IntStream.rangeClosed(1, 20)
            .mapToObj(i -> new Sending(said("text " + i), Metadata.empty()))
            .toList();

    // When
    send(sent);

    // Then
    for (var sending : sent) {
      sending.settled.get(10, TimeUnit.SECONDS);
    }
    assertThat(test.said("text"))
        .extracting(dev.bob.state.fold.Message::content)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 20).mapToObj(i -> "text " + i).toList());
    assertThat(test.said("text")).allMatch(message -> message.from().equals("instance_1"));
  }

  @Test
  void anAnswerNamesItsCauseAndIsSaidOnce() throws Exception {
    // Given
    long question = test.says(Author.person(), "instance_1", "who are you?");
    var asked = new BobHiveIncomingMetadata(question, me, 1, Set.of());
    var first = new Sending(OneMember.answer("person"), Metadata.of(asked));
    var again = new Sending(OneMember.answer("person"), Metadata.of(asked));

    // When
    send(List.of(first, again));

    // Then
    first.settled.get(10, TimeUnit.SECONDS);
    again.settled.get(10, TimeUnit.SECONDS);
    assertThat(test.said("answer"))
        .singleElement()
        .satisfies(answer -> assertThat(answer.cause()).hasValue(question));
  }

  @Test
  void doesNotRepeatWhatAnEarlierIncarnationHasAnsweredLongAgo() throws Exception {
    // Given
    long question = test.says(Author.person(), "instance_1", "who are you?");
    test.answers(me, question);
    for (int i = 0; i < Mail.MESSAGES_MAX; i++) {
      test.says(Author.person(), "person", "text " + i);
    }
    var asked = new BobHiveIncomingMetadata(question, me, 1, Set.of("answer"));
    var again = new Sending(OneMember.answer("person"), Metadata.of(asked));

    // When
    send(List.of(again));

    // Then
    again.settled.get(10, TimeUnit.SECONDS);
    assertThat(test.said("answer")).isEmpty();
  }

  @Test
  void aDeadIncarnationAnswersNothing() throws Exception {
    // Given
    long question = test.says(Author.person(), "instance_1", "who are you?");
    test.isLost(me);
    test.listensAs(test.joins("a"));
    var asked = new BobHiveIncomingMetadata(question, me, 1, Set.of());
    var late = new Sending(OneMember.answer("person"), Metadata.of(asked));

    // When
    send(List.of(late));

    // Then
    assertThatThrownBy(() -> late.settled.get(10, TimeUnit.SECONDS))
        .hasMessageContaining("holds no living epoch");
    assertThat(test.said("answer")).isEmpty();
  }

  @Test
  void doesNotAcknowledgeWhatIsRefusedAndGoesOn() throws Exception {
    // Given
    var early = new Sending(said("before the join"), Metadata.empty());
    send(List.of(early));
    assertThatThrownBy(() -> early.settled.get(10, TimeUnit.SECONDS))
        .hasMessageContaining("before it has joined");
    test.listensAs(me);
    var wrong = new Sending("hello", Metadata.empty());
    var unknown = new Sending(OneMember.answer("nobody"), Metadata.empty());
    var good = new Sending(OneMember.answer("person"), Metadata.empty());

    // When
    send(List.of(wrong, unknown, good));

    // Then
    good.settled.get(10, TimeUnit.SECONDS);
    assertThatThrownBy(wrong.settled::get).hasMessageContaining("not java.lang.String");
    assertThatThrownBy(unknown.settled::get).hasMessageContaining("there is nobody called nobody");
  }

  private static MessageFact.Sent said(String content) {
    var answer = OneMember.answer("person");
    return new MessageFact.Sent("person", "text", content, answer.metadata());
  }

  /** A message, and what became of it. */
  private record Sending(Object payload, Metadata metadata, CompletableFuture<Void> settled) {
    Sending(Object payload, Metadata metadata) {
      this(payload, metadata, new CompletableFuture<>());
    }

    Message<?> message() {
      return Message.of(
          payload,
          metadata,
          () -> {
            settled.complete(null);
            return CompletableFuture.completedStage(null);
          },
          cause -> {
            settled.completeExceptionally(cause);
            return CompletableFuture.completedStage(null);
          });
    }
  }

  @SuppressWarnings("unchecked")
  private void send(List<Sending> sendings) {
    var channel =
        new BobHiveOutgoingChannel(() -> test.hive, test.recipient, ForkJoinPool.commonPool());
    var subscriber = (Flow.Subscriber<Message<?>>) channel.subscriber();
    Multi.createFrom().iterable(sendings).<Message<?>>map(Sending::message).subscribe(subscriber);
  }
}
