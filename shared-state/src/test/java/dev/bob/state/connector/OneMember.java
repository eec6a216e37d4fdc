package dev.bob.state.connector;

import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.joined;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Message;
import dev.bob.state.log.LogException;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A hive in memory, and the incoming channel of one of its members. */
final class OneMember implements AutoCloseable {
  static final Duration RETRY_INTERVAL = Duration.ofMillis(1);
  static final int RETRIES_MAX = 3;
  private static final long LIMIT_SECONDS = 10;

  final ForgetfulLog log = new ForgetfulLog(new InMemoryEventLog());
  final Hive hive;
  final Recipient recipient = new Recipient();
  final BlockingQueue<BobHiveMessage> delivered = new LinkedBlockingQueue<>();
  final BobHiveIncomingChannel channel;
  private final List<BobHiveMessage> all = new CopyOnWriteArrayList<>();

  /** Where a member's cursor is kept. */
  static final class Kept implements Mailbox {
    private final Member owner;
    private volatile long cursor;

    Kept(Member owner, long cursor) {
      this.owner = owner;
      this.cursor = cursor;
    }

    @Override
    public Member owner() {
      return owner;
    }

    @Override
    public long cursor() {
      return cursor;
    }

    @Override
    public void handled(long seq) {
      assertThat(seq).isGreaterThanOrEqualTo(cursor);
      cursor = seq;
    }
  }

  OneMember() throws LogException {
    hive = new Hive(log, Clock.systemUTC());
    channel =
        new BobHiveIncomingChannel(
            () -> hive,
            recipient,
            new BobHiveFailureHandler(RETRIES_MAX, RETRY_INTERVAL),
            Runnable::run);
    channel.stream()
        .subscribe()
        .with(
            message -> {
              all.add(message);
              delivered.add(message);
            });
  }

  Member joins(String key) throws LogException {
    var state = hive.submit(Author.joiner(key), joined(key)).state();
    return state.members().withKey(key).orElseThrow();
  }

  /** That member is the one whose messages flow, from its join on. */
  Kept listensAs(Member member) {
    return listensAs(member, member.epoch());
  }

  Kept listensAs(Member member, long cursor) {
    var mailbox = new Kept(member, cursor);
    recipient.become(mailbox);
    return mailbox;
  }

  void isLost(Member member) throws LogException {
    hive.submit(
        Author.orchestrator(), new MemberFact.Lost(member.id(), member.epoch(), "seen to exit"));
  }

  /** Gives its seq. */
  long says(Author by, String to, String content) throws LogException {
    return says(by, new MessageFact.Sent(to, "text", content, metadata()));
  }

  long says(Author by, MessageFact.Sent sent) throws LogException {
    var outcome = hive.submit(by, sent);
    assertThat(outcome.accepted()).as("%s", outcome.verdict()).isTrue();
    return outcome.seq().orElseThrow();
  }

  long answers(Member by, long cause) throws LogException {
    return says(as(by), answer("person").becauseOf(cause));
  }

  static MessageFact.Sent answer(String to) {
    return new MessageFact.Sent(to, "answer", "I am", metadata());
  }

  private static ObjectNode metadata() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The next delivery, which must come. */
  BobHiveMessage next() throws InterruptedException {
    var next = delivered.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    assertThat(next).as("a message is delivered").isNotNull();
    return next;
  }

  /** Acknowledges the next delivery; gives what was said. */
  String takes() throws InterruptedException {
    var next = next();
    next.ack();
    return next.getPayload().content();
  }

  /** What was said of that type, oldest first. */
  List<Message> said(String type) {
    return hive.state().mail().after(0).stream()
        .filter(message -> message.type().equals(type))
        .toList();
  }

  static BobHiveIncomingMetadata of(BobHiveMessage message) {
    return message.getMetadata(BobHiveIncomingMetadata.class).orElseThrow();
  }

  @Override
  public void close() {
    all.forEach(BobHiveMessage::ack);
    try {
      channel.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    hive.close();
  }
}
