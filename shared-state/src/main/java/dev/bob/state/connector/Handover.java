package dev.bob.state.connector;

import dev.bob.state.connector.BobHiveMessage.Settlement;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Where one message at a time passes to its handler. Once closed none does, and the one under way
 * has been waited for: a shutdown cuts a handler off no more often than a kill would.
 */
final class Handover {
  private final Consumer<BobHiveMessage> downstream;
  private boolean underWay;
  private boolean closed;

  Handover(Consumer<BobHiveMessage> downstream) {
    this.downstream = downstream;
  }

  /**
   * Hands it over, and waits until it is settled.
   *
   * @throws InterruptedException if this is closed, or the wait was interrupted
   */
  Settlement pass(BobHiveMessage message) throws InterruptedException {
    begin();
    try {
      downstream.accept(message);
      return message.settlement().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a settlement never fails", e);
    } finally {
      end();
    }
  }

  private synchronized void begin() throws InterruptedException {
    if (closed) {
      throw new InterruptedException("closed");
    }
    underWay = true;
  }

  private synchronized void end() {
    underWay = false;
    notifyAll();
  }

  /** Lets no more pass, and waits for the one under way, at most that long. */
  synchronized void close(Duration limit) throws InterruptedException {
    closed = true;
    long deadline = System.nanoTime() + limit.toNanos();
    while (underWay) {
      long leftMillis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (leftMillis <= 0) {
        return;
      }
      wait(leftMillis);
    }
  }
}
