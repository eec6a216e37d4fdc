package dev.bob.instance.lifecycle;

import dev.bob.instance.status.InstanceLog;
import dev.bob.state.presence.InstanceState;
import dev.bob.state.presence.Presence;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Writes the state file on a thread of its own, so that a long task never looks like a death. A
 * failed write (a full disk) is said once, and tried again at the next beat.
 */
final class Heartbeat {
  private final Presence presence;
  private final BooleanSupplier alive;
  private final Supplier<InstanceState> beat;
  private final Runnable afterBeat;
  private final InstanceLog log;
  private final Duration interval;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private boolean failing;

  /**
   * @param alive whether this incarnation holds its id still: if not, the state file is another's
   */
  Heartbeat(
      Presence presence,
      BooleanSupplier alive,
      Supplier<InstanceState> beat,
      Runnable afterBeat,
      InstanceLog log,
      Duration interval) {
    this.presence = presence;
    this.alive = alive;
    this.beat = beat;
    this.afterBeat = afterBeat;
    this.log = log;
    this.interval = interval;
    this.thread = Thread.ofPlatform().daemon().name("instance-heartbeat").start(this::run);
  }

  private void run() {
    try {
      do {
        publish();
        afterBeat.run();
      } while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void publish() {
    if (!alive.getAsBoolean()) {
      return;
    }
    try {
      presence.publish(beat.get());
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        failing = true;
        log.warn("the state file cannot be written, and will be tried again: " + e.getMessage());
      }
    }
  }

  /** Writes the state once more, unless it is another's by now, and ends. */
  void stop() throws InterruptedException {
    closed.countDown();
    thread.join();
    publish();
  }
}
