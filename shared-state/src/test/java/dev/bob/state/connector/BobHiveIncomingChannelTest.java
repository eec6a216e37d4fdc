package dev.bob.state.connector;

import static dev.bob.state.connector.OneMember.of;
import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.fold.Mail;
import dev.bob.state.fold.Verdict;
import dev.bob.state.log.LogException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BobHiveIncomingChannelTest {
  private static final Author PERSON = Author.person();

  @Test
  void deliversInOrderAndTheNextOnlyWhenTheOneBeforeIsAcknowledged() throws Exception {
    try (var test = new OneMember()) {
      // Given
      var me = test.joins("a");
      var mailbox = test.listensAs(me);
      long first = test.says(PERSON, "instance_1", "one");
      long second = test.says(PERSON, "instance_1", "two");

      // When
      var one = test.next();

      // Then
      assertThat(one.getPayload().content()).isEqualTo("one");
      assertThat(test.delivered.poll(50, TimeUnit.MILLISECONDS)).isNull();
      assertThat(mailbox.cursor()).isLessThan(first);

      // When
      one.ack();

      // Then
      assertThat(test.next().getPayload().seq()).isEqualTo(second);
      assertThat(mailbox.cursor()).isEqualTo(first);
    }
  }

  @Test
  void deliversWhatIsForItsIdItsRoleOrAllAndNotItsOwn() throws Exception {
    try (var test = new OneMember()) {
      // Given
      var me = test.joins("a");
      var other = test.joins("b");
      var mailbox = test.listensAs(me);

      // When
      test.says(as(me), "broadcast", "mine");
      test.says(PERSON, "instance_2", "for another");
      test.says(PERSON, "builder", "for another role");
      test.says(PERSON, "person", "for the person");
      test.says(as(other), "broadcast", "for all");
      test.says(PERSON, "explorer", "for my role");
      test.says(PERSON, "instance_1", "for me");
      long last = test.says(as(me), "instance_2", "mine again");

      // Then
      assertThat(test.takes()).isEqualTo("for all");
      assertThat(test.takes()).isEqualTo("for my role");
      assertThat(test.takes()).isEqualTo("for me");
      await().until(() -> mailbox.cursor() == last);
      assertThat(test.delivered).isEmpty();
    }
  }

  @Test
  void deliversWhatWasSaidAfterItsCursorWhileItWasDown() throws Exception {
    try (var test = new OneMember()) {
      // Given
      var me = test.joins("a");
      test.says(PERSON, "instance_1", "handled");
      long cursor = test.hive.state().seq();
      test.isLost(me);
      test.says(PERSON, "instance_1", "while it was down");

      // When
      test.listensAs(test.joins("a"), cursor);

      // Then
      assertThat(test.takes()).isEqualTo("while it was down");
    }
  }

  @Test
  void goesOnForTheNextIncarnationWithItsCursor() throws Exception {
    try (var test = new OneMember()) {
      // Given
      var dead = test.joins("a");
      var deadMailbox = test.listensAs(dead);
      test.says(PERSON, "instance_1", "one");
      var underWay = test.next();

      // When
      test.isLost(dead);
      underWay.ack();
      var alive = test.joins("a");
      test.listensAs(alive, deadMailbox.cursor());

      // Then
      var again = test.next();
      assertThat(again.getPayload()).isEqualTo(underWay.getPayload());
      assertThat(of(again).recipient()).isEqualTo(alive);
    }
  }

  @Test
  void deadIncarnationHasNoCursor() throws Exception {
    try (var test = new OneMember()) {
      // Given
      var dead = test.joins("a");
      var mailbox = test.listensAs(dead);
      long seq = test.says(PERSON, "instance_1", "one");
      var underWay = test.next();
      test.isLost(dead);

      // When
      underWay.ack();
      test.listensAs(test.joins("a"));
      test.says(PERSON, "instance_1", "two");

      // Then
      assertThat(test.takes()).isEqualTo("two");
      assertThat(mailbox.cursor()).isLessThan(seq);
    }
  }

  @Test
  void deliversAgainWhatFailedThenTellsThePersonAndGoesOn() throws Exception {
    try (var test = new OneMember()) {
      // Given
      var me = test.joins("a");
      var mailbox = test.listensAs(me);
      long bad = test.says(PERSON, "instance_1", "bad");
      test.says(PERSON, "instance_1", "good");

      // When
      for (int attempt = 1; attempt <= OneMember.RETRIES_MAX + 1; attempt++) {
        var delivery = test.next();
        assertThat(delivery.getPayload().content()).isEqualTo("bad");
        assertThat(of(delivery).attempt()).isEqualTo(attempt);
        assertThat(mailbox.cursor()).isLessThan(bad);
        delivery.nack(new IllegalStateException("no \u001b[31mway\nout"));
      }

      // Then
      assertThat(test.takes()).isEqualTo("good");
      assertThat(mailbox.cursor()).isGreaterThanOrEqualTo(bad);
      assertThat(test.said("error"))
          .singleElement()
          .satisfies(
              error -> {
                assertThat(error.to()).isEqualTo("person");
                assertThat(error.from()).isEqualTo("instance_1");
                assertThat(error.cause()).hasValue(bad);
                assertThat(error.content())
                    .isEqualTo(
                        "message "
                            + bad
                            + " (text from person) could not be handled: no  [31mway out");
              });
    }
  }

  @Test
  void whatTheLogFailedAtIsTriedUntilItSucceeds() throws Exception {
    try (var test = new OneMember()) {
      // Given
      test.listensAs(test.joins("a"));
      test.says(PERSON, "instance_1", "asked while the log was busy");

      // When
      for (int i = 0; i <= 2 * OneMember.RETRIES_MAX; i++) {
        test.next().nack(new IllegalStateException(new LogException.Busy("held by another")));
      }

      // Then
      assertThat(test.takes()).isEqualTo("asked while the log was busy");
      assertThat(test.said("error")).isEmpty();
    }
  }

  /** The log did not tell that it had taken the answer, and it was given once more. */
  @Test
  void saysWhatWasAnsweredWhenTheLogDidNotTell() throws Exception {
    try (var test = new OneMember()) {
      // Given
      var me = test.joins("a");
      test.listensAs(me);
      long asked = test.says(PERSON, "instance_1", "who is there?");
      var first = test.next();
      test.answers(me, asked);
      for (int i = 1; i <= Mail.MESSAGES_MAX + 100; i++) {
        test.says(PERSON, "person", "text " + i);
      }

      // When
      first.nack(new IllegalStateException(new LogException.OutcomeUnknown("disk full", null)));

      // Then
      assertThat(of(first).effects()).isEmpty();
      var again = test.next();
      assertThat(again.getPayload().seq()).isEqualTo(asked);
      assertThat(of(again).effects()).containsExactly("answer");
    }
  }

  /** Old archives were moved away, as the documentation allows: it never got a message again. */
  @Test
  void goesOnBehindWhatCannotBeReadAnyMoreAndTellsThePerson() throws Exception {
    try (var test = new OneMember()) {
      // Given
      var me = test.joins("a");
      for (int i = 1; i <= Mail.MESSAGES_MAX + 100; i++) {
        test.says(PERSON, "instance_1", "text " + i);
      }
      test.log.forget(test.hive.state().mail().forgottenSeq() - 10);

      // When
      test.listensAs(me);

      // Then
      assertThat(test.takes()).isEqualTo("text 102"); // the word to the person took one place
      assertThat(test.said("error"))
          .singleElement()
          .satisfies(
              error -> assertThat(error.content()).contains("which cannot be read any more"));
    }
  }

  @Test
  void whatTheHiveRefusesIsPutAsideAtOnce() throws Exception {
    try (var test = new OneMember()) {
      // Given
      var me = test.joins("a");
      test.listensAs(me);
      test.says(PERSON, "instance_1", "answer to nobody");
      test.says(PERSON, "instance_1", "good");
      var refusal = test.hive.submit(as(me), message("nobody", "hello")).verdict();

      // When
      test.next().nack(new MessageRejected((Verdict.Rejected) refusal));

      // Then
      assertThat(test.takes()).isEqualTo("good");
      assertThat(test.said("error"))
          .singleElement()
          .satisfies(
              error -> assertThat(error.content()).endsWith("there is nobody called nobody"));
    }
  }

  @Test
  void skipsNothingOfABacklogThatHasLeftTheWindow() throws Exception {
    try (var test = new OneMember()) {
      // Given
      var stranger = test.joins("b");
      test.isLost(stranger);
      var me = test.joins("a");
      int count = Mail.MESSAGES_MAX * 3 / 2;
      for (int i = 1; i <= count; i++) {
        test.says(PERSON, i % 2 == 0 ? me.id().toString() : "person", "text " + i);
        test.log.append(new Event(HiveStory.AT, as(stranger), message("broadcast", "refused")));
      }
      await().until(() -> test.hive.state().mail().forgottenSeq() > me.epoch());

      // When
      var mailbox = test.listensAs(me);

      // Then
      for (int i = 2; i <= count; i += 2) {
        assertThat(test.takes()).isEqualTo("text " + i);
      }
      await().until(() -> mailbox.cursor() == test.hive.state().seq());
      assertThat(test.delivered).isEmpty();
    }
  }

  @Test
  void slowHandlerMissesNothingThatLeavesTheWindowMeanwhile() throws Exception {
    try (var test = new OneMember()) {
      // Given
      test.listensAs(test.joins("a"));
      test.says(PERSON, "instance_1", "first");
      var underWay = test.next();

      // When
      int count = Mail.MESSAGES_MAX + 100;
      for (int i = 1; i <= count; i++) {
        test.says(PERSON, "instance_1", "text " + i);
      }
      underWay.ack();

      // Then
      assertThat(IntStream.rangeClosed(1, count).mapToObj(i -> takes(test)))
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, count).mapToObj(i -> "text " + i).toList());
    }
  }

  private static String takes(OneMember test) {
    try {
      return test.takes();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void saysWhatAnEarlierIncarnationHasAnsweredEvenIfThatHasLeftTheWindow() throws Exception {
    try (var test = new OneMember()) {
      // Given
      var killed = test.joins("a");
      long answered = test.says(PERSON, "instance_1", "answered, but the cursor was lost");
      test.answers(killed, answered);
      test.isLost(killed);
      for (int i = 1; i <= Mail.MESSAGES_MAX + 100; i++) {
        test.says(PERSON, "person", "text " + i);
      }
      test.says(PERSON, "instance_1", "not answered");

      // When
      test.listensAs(test.joins("a"), killed.epoch());

      // Then
      var again = test.next();
      assertThat(again.getPayload().seq()).isEqualTo(answered);
      assertThat(of(again).effects()).containsExactly("answer");
      again.ack();
      assertThat(of(test.next()).effects()).isEmpty();
    }
  }

  @Test
  void closingWaitsForTheHandlerAndDeliversNoMore() throws Exception {
    try (var test = new OneMember()) {
      // Given
      var mailbox = test.listensAs(test.joins("a"));
      long seq = test.says(PERSON, "instance_1", "one");
      test.says(PERSON, "instance_1", "two");
      var underWay = test.next();

      // When
      var closing = Thread.ofPlatform().start(() -> close(test));
      await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
      underWay.ack();

      // Then
      assertThat(closing.join(Duration.ofSeconds(10))).isTrue();
      assertThat(mailbox.cursor()).isEqualTo(seq);
      assertThat(test.channel.isAlive()).isFalse();
      assertThat(test.delivered).isEmpty();
    }
  }

  private static void close(OneMember test) {
    try {
      test.channel.close();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
