package dev.bob.state.connector;

import io.smallrye.reactive.messaging.providers.MetadataInjectableMessage;
import io.smallrye.reactive.messaging.providers.locals.ContextAwareMessage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** One delivery of one message of the hive: it waits to be settled, and is so once. */
public final class BobHiveMessage
    implements ContextAwareMessage<dev.bob.state.fold.Message>,
        MetadataInjectableMessage<dev.bob.state.fold.Message> {

  /** What became of a delivery. */
  sealed interface Settlement {
    record Acked() implements Settlement {}

    record Nacked(Throwable cause) implements Settlement {}
  }

  private final dev.bob.state.fold.Message payload;
  private final CompletableFuture<Settlement> settlement = new CompletableFuture<>();
  private volatile Metadata metadata;

  BobHiveMessage(dev.bob.state.fold.Message payload, BobHiveIncomingMetadata delivery) {
    this.payload = payload;
    this.metadata = Metadata.of(delivery);
  }

  @Override
  public dev.bob.state.fold.Message getPayload() {
    return payload;
  }

  @Override
  public Metadata getMetadata() {
    return metadata;
  }

  @Override
  public synchronized void injectMetadata(Object more) {
    metadata = metadata.with(more);
  }

  @Override
  public Function<Metadata, CompletionStage<Void>> getAckWithMetadata() {
    return _ -> settle(new Settlement.Acked());
  }

  @Override
  public BiFunction<Throwable, Metadata, CompletionStage<Void>> getNackWithMetadata() {
    return (cause, _) -> settle(new Settlement.Nacked(cause));
  }

  private CompletionStage<Void> settle(Settlement how) {
    settlement.complete(how);
    return CompletableFuture.completedStage(null);
  }

  /** Completes when its handler has finished, and what it answered has its verdict. */
  CompletableFuture<Settlement> settlement() {
    return settlement;
  }
}
