package dev.bob.state.connector;

import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.MessageFact;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Reason;
import dev.bob.state.fold.Verdict;
import dev.bob.state.log.LogException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.smallrye.reactive.messaging.providers.helpers.MultiUtils;
import io.smallrye.reactive.messaging.providers.helpers.SenderProcessor;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * What this process's member says: each payload, a {@link MessageFact.Sent}, becomes one fact. It
 * is acknowledged when it is durable and the fold has accepted it, and not acknowledged when it is
 * refused. An answer is said in the name of the incarnation that was asked, names what it answers,
 * and is said once.
 */
final class BobHiveOutgoingChannel {
  private final Supplier<Hive> hive;
  private final Recipient recipient;
  private final Executor worker;

  /**
   * @param worker where it waits for the log
   */
  BobHiveOutgoingChannel(Supplier<Hive> hive, Recipient recipient, Executor worker) {
    this.hive = hive;
    this.recipient = recipient;
    this.worker = worker;
  }

  /** One at a time, so that what is said first stands first in the log. */
  Flow.Subscriber<? extends Message<?>> subscriber() {
    return MultiUtils.via(new SenderProcessor(1, true, this::send), sent -> sent);
  }

  private Uni<Void> send(Message<?> message) {
    return Uni.createFrom()
        .voidItem()
        .emitOn(worker)
        .invoke(Unchecked.consumer(_ -> submit(message)))
        .chain(() -> Uni.createFrom().completionStage(message.ack()))
        .onFailure()
        .recoverWithUni(cause -> Uni.createFrom().completionStage(message.nack(cause)));
  }

  private void submit(Message<?> message) throws LogException, MessageRejected {
    if (!(message.getPayload() instanceof MessageFact.Sent said)) {
      throw new IllegalArgumentException(
          "bob-hive sends MessageFact.Sent, not " + message.getPayload().getClass().getName());
    }
    var answered = message.getMetadata(BobHiveIncomingMetadata.class);
    if (answered.filter(delivery -> delivery.effects().contains(said.type())).isPresent()) {
      return;
    }
    var sent = answered.map(delivery -> said.becauseOf(delivery.seq())).orElse(said);
    var author = author(answered);
    var outcome = hive.get().submit(Author.instance(author.id(), author.epoch()), sent);
    if (outcome.verdict() instanceof Verdict.Rejected rejected
        && rejected.reason() != Reason.ALREADY_KNOWN) {
      throw new MessageRejected(rejected);
    }
  }

  private Member author(Optional<BobHiveIncomingMetadata> answered) {
    return answered
        .map(BobHiveIncomingMetadata::recipient)
        .or(() -> recipient.mailbox().map(Mailbox::owner))
        .orElseThrow(() -> new IllegalStateException("says something before it has joined"));
  }
}
