package dev.bob.state.connector;

import static dev.bob.state.fold.HiveStory.joined;

import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.fold.Message;
import dev.bob.state.log.LogException;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One member's incoming channel as the connector makes it, its handler on an event loop of Vert.x,
 * but without a container: for benchmarks. The cursor is kept in memory.
 */
public final class ListeningMember implements AutoCloseable {
  private static final String KEY = "listening";

  private final Vertx vertx = Vertx.vertx();
  private final BobHiveIncomingChannel channel;

  /** Joins that hive and hears what is said from now on, one message after another. */
  public ListeningMember(Hive hive, Consumer<Message> handler) throws LogException {
    var recipient = new Recipient();
    var context = vertx.getOrCreateContext();
    channel =
        new BobHiveIncomingChannel(
            () -> hive,
            recipient,
            new BobHiveFailureHandler(0, Duration.ofMillis(1)),
            action -> context.runOnContext(_ -> action.run()));
    channel.stream()
        .subscribe()
        .with(
            message -> {
              handler.accept(message.getPayload());
              message.ack();
            });
    var state = hive.submit(Author.joiner(KEY), joined(KEY)).state();
    var member = state.members().withKey(KEY).orElseThrow();
    recipient.become(new OneMember.Kept(member, member.epoch()));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
