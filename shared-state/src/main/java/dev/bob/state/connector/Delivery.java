package dev.bob.state.connector;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.Hive;
import dev.bob.state.connector.BobHiveFailureHandler.Remedy;
import dev.bob.state.connector.BobHiveMessage.Settlement;
import dev.bob.state.event.Author;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Message;
import dev.bob.state.log.LogException;
import dev.bob.state.model.Clip;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Delivers the messages of one incarnation, in order, one after another, for as long as it lives:
 * the next one goes out when the one before is settled and the cursor has moved. For one thread,
 * which may block.
 */
final class Delivery {
  private static final Logger LOG = Logger.getLogger(Delivery.class);

  /** How often it looks in a hive where nothing happens: events wake it anyway. */
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  /** What is counted of failures in a row; the pauses no longer grow by then. */
  private static final int LOG_FAILURES_MAX = 1_000;

  private static final int CAUSE_CHARS_MAX = 500;

  private final Hive hive;
  private final Mailbox mailbox;
  private final Member owner;
  private final BobHiveFailureHandler failureHandler;
  private final Handover handover;
  private int logFailures;

  Delivery(Hive hive, Mailbox mailbox, BobHiveFailureHandler failureHandler, Handover handover) {
    this.hive = hive;
    this.mailbox = mailbox;
    this.owner = mailbox.owner();
    this.failureHandler = failureHandler;
    this.handover = handover;
  }

  /** Returns when the incarnation is over. */
  void run() throws InterruptedException {
    while (lives()) {
      try {
        deliver();
      } catch (LogException.Truncated e) {
        passOver(e);
      } catch (LogException e) {
        awaitLog(e);
      }
    }
  }

  private void deliver() throws LogException, InterruptedException {
    long cursor = mailbox.cursor();
    var inbox = new Inbox(hive, owner, cursor);
    var effects = Effects.before(owner, cursor, hive);
    while (lives()) {
      var next = inbox.next();
      if (next.isEmpty()) {
        mailbox.handled(inbox.position());
        hive.await(state -> state.seq() > inbox.position(), LOOK_EVERY);
      } else if (handled(next.get(), effects)) {
        mailbox.handled(inbox.position());
      } else {
        return;
      }
      logFailures = 0;
    }
  }

  /** Whether it was handled while the incarnation lived; if not, the next one is given it again. */
  private boolean handled(Message message, Effects known) throws InterruptedException {
    var effects = known;
    int failures = 0;
    for (int attempt = 1; lives(); attempt++) {
      var delivery =
          new BobHiveIncomingMetadata(message.seq(), owner, attempt, effects.of(message));
      switch (handover.pass(new BobHiveMessage(message, delivery))) {
        case Settlement.Acked _ -> {
          return lives();
        }
        case Settlement.Nacked(var cause) -> {
          if (BobHiveFailureHandler.isOfLog(cause)) {
            effects = effectsAfter(cause, message).orElse(known);
            continue;
          }
          failures++;
          if (failures == 1 && lives()) {
            LOG.warnf(cause, "%s could not be handled", name(message));
          }
          switch (failureHandler.remedy(failures, cause)) {
            case Remedy.Retry(var after) -> pause(after);
            case Remedy.DeadLetter _ -> {
              return putAside(message, cause);
            }
          }
        }
      }
    }
    return false;
  }

  /**
   * What was said because of that message, once the log answers again: it may have taken what the
   * handler was not told of. Empty if the incarnation is over, or it cannot be read any more.
   */
  private Optional<Effects> effectsAfter(Throwable failure, Message message)
      throws InterruptedException {
    var cause = failure;
    while (lives()) {
      awaitLog(cause);
      try {
        return Optional.of(Effects.soFar(message, owner, hive));
      } catch (LogException.Truncated e) {
        return Optional.empty();
      } catch (LogException e) {
        cause = e;
      }
    }
    return Optional.empty();
  }

  /** Tells the person, and goes on without it. */
  private boolean putAside(Message message, Throwable cause) throws InterruptedException {
    return tellPerson(
        letter("%s could not be handled: %s".formatted(name(message), sentence(cause)))
            .becauseOf(message.seq()));
  }

  /** Old parts of the log are gone: goes on with what the hive still has in memory. */
  private void passOver(LogException.Truncated cause) throws InterruptedException {
    awaitLog(cause);
    var text =
        "%s goes on behind messages after %s, which cannot be read any more: %s"
            .formatted(owner.id(), mailbox.cursor(), sentence(cause));
    if (tellPerson(letter(text))) {
      // Asked for only now: the word to the person has moved the window on.
      mailbox.handled(hive.state().mail().forgottenSeq());
    }
  }

  private static MessageFact.Sent letter(String text) {
    return new MessageFact.Sent(
        Author.Kind.PERSON.toString(), "error", text, JsonNodeFactory.instance.objectNode());
  }

  /** Whether it was said while the incarnation lived. */
  private boolean tellPerson(MessageFact.Sent letter) throws InterruptedException {
    while (lives()) {
      try {
        hive.submit(Author.instance(owner.id(), owner.epoch()), letter);
        return lives();
      } catch (LogException e) {
        awaitLog(e);
      }
    }
    return false;
  }

  private static String name(Message message) {
    return "message %s (%s from %s)"
        .formatted(message.seq(), message.type(), sentence(message.from()));
  }

  private static String sentence(Throwable cause) {
    return sentence(cause.getMessage() == null ? cause.toString() : cause.getMessage());
  }

  private static String sentence(String text) {
    return Clip.clip(text.replaceAll("\\p{C}+", " "), CAUSE_CHARS_MAX);
  }

  private boolean lives() {
    return hive.state().lives(owner.id(), owner.epoch());
  }

  private void awaitLog(Throwable cause) throws InterruptedException {
    logFailures = Math.min(logFailures + 1, LOG_FAILURES_MAX);
    if (logFailures == 1) {
      LOG.warnf("messages wait for the log: %s", sentence(cause));
    }
    pause(failureHandler.backoff(logFailures));
  }

  /** Ends early with the incarnation. */
  private void pause(Duration limit) throws InterruptedException {
    hive.await(state -> !state.lives(owner.id(), owner.epoch()), limit);
  }
}
