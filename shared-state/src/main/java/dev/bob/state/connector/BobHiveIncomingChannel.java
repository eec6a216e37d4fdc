package dev.bob.state.connector;

import dev.bob.state.Hive;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smallrye.reactive.messaging.providers.locals.ContextAwareMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The messages for this process's member as a stream for one subscriber, which goes on from one
 * incarnation to the next. A thread of its own reads them; at most one is with the handler or on
 * its way there, so that a slow handler costs no memory.
 */
final class BobHiveIncomingChannel {
  private static final Logger LOG = Logger.getLogger(BobHiveIncomingChannel.class);

  /** How long a shutdown waits for the handler that is at work. */
  private static final Duration HANDLER_GRACE = Duration.ofSeconds(2);

  private static final Duration END_LIMIT = Duration.ofSeconds(1);

  private final Supplier<Hive> hive;
  private final Recipient recipient;
  private final BobHiveFailureHandler failureHandler;
  private final Executor context;
  private volatile Optional<Reading> reading = Optional.empty();

  /** The thread that reads, and where it hands over. */
  private record Reading(Thread thread, Handover handover) {}

  /**
   * @param hive is asked for once there is a mailbox
   * @param context where messages are emitted
   */
  BobHiveIncomingChannel(
      Supplier<Hive> hive,
      Recipient recipient,
      BobHiveFailureHandler failureHandler,
      Executor context) {
    this.hive = hive;
    this.recipient = recipient;
    this.failureHandler = failureHandler;
    this.context = context;
  }

  Multi<BobHiveMessage> stream() {
    // The buffer never holds more than the one that has been handed over.
    return Multi.createFrom().<BobHiveMessage>emitter(this::start, BackPressureStrategy.BUFFER);
  }

  private void start(MultiEmitter<? super BobHiveMessage> emitter) {
    var handover =
        new Handover(
            message ->
                context.execute(
                    () -> {
                      Optional.ofNullable(ContextAwareMessage.captureLocalContextMetadata())
                          .ifPresent(message::injectMetadata);
                      emitter.emit(message);
                    }));
    var thread =
        Thread.ofPlatform()
            .daemon()
            .name("bob-hive-incoming")
            .uncaughtExceptionHandler((_, bug) -> LOG.error("no more messages are delivered", bug))
            .start(() -> read(handover));
    reading = Optional.of(new Reading(thread, handover));
    emitter.onTermination(thread::interrupt);
  }

  private void read(Handover handover) {
    long epoch = 0;
    try {
      while (true) {
        var mailbox = recipient.awaitMailbox(epoch);
        epoch = mailbox.owner().epoch();
        new Delivery(hive.get(), mailbox, failureHandler, handover).run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether messages flow, or would if there were any. */
  boolean isAlive() {
    return reading.filter(present -> present.thread().isAlive()).isPresent();
  }

  /** Delivers no more; the handler that is at work may finish, and its cursor moves. */
  void close() throws InterruptedException {
    var present = reading;
    if (present.isPresent()) {
      present.get().handover().close(HANDLER_GRACE);
      present.get().thread().interrupt();
      present.get().thread().join(END_LIMIT);
    }
  }
}
