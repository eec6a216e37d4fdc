package dev.bob.state.log.file;

import dev.bob.state.log.Alarms;
import dev.bob.state.log.LogException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The one thread that writes the journal and takes its lock, an {@link AppendTurn} after the other,
 * and the queue before it. Nobody interrupts it: an interrupt inside a channel closes it and drops
 * the lock.
 */
final class Appender {
  private static final int QUEUE_MAX = 10_000;
  private static final Duration RETRY_AFTER = Duration.ofMillis(100);
  private static final long SPIN_NANOS_MAX = 50_000;

  private final AppendTurn turn;
  private final Alarms alarms;
  private final LinkedBlockingQueue<PendingAppend> queue = new LinkedBlockingQueue<>(QUEUE_MAX);
  private final Semaphore work = new Semaphore(0);
  private final Spin spin = new Spin(SPIN_NANOS_MAX);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile Optional<LogException.ReadOnly> readOnly = Optional.empty();

  Appender(AppendTurn turn, Alarms alarms) {
    this.turn = turn;
    this.alarms = alarms;
    this.thread = Thread.ofPlatform().name("bob-journal").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Hands over an event; false if too many wait already. */
  synchronized boolean offer(PendingAppend append) throws LogException.ReadOnly {
    if (readOnly.isPresent()) {
      throw new LogException.ReadOnly(readOnly.get().getMessage(), readOnly.get());
    }
    if (closing.getCount() == 0) {
      throw closed();
    }
    boolean queued = queue.offer(append);
    work.release();
    return queued;
  }

  /** Forgets an event that its caller has withdrawn. */
  void forget(PendingAppend append) {
    queue.remove(append);
  }

  /** What keeps this process itself from writing at the moment, if something does. */
  Optional<String> trouble() {
    return turn.trouble();
  }

  /** From now on nothing is appended any more; what is queued fails. */
  synchronized void stop(LogException.ReadOnly why) {
    if (readOnly.isEmpty()) {
      readOnly = Optional.of(why);
    }
    for (var append = queue.poll(); append != null; append = queue.poll()) {
      if (append.take()) {
        append.fail(readOnly.get());
      }
    }
  }

  /**
   * Lets the thread finish what is queued; gives up after the limit, the thread then ends later.
   */
  void close(Duration limit) {
    synchronized (this) {
      closing.countDown();
      work.release();
    }
    boolean interrupted = Thread.interrupted();
    try {
      thread.join(limit);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (turn) {
      while (readOnly.isEmpty() && awaitWork()) {
        if (!turn.run(queue) && closing.await(RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS)) {
          break;
        }
      }
      end(closed());
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      // Whatever it was, the callers that wait must not wait for a thread that is gone.
      var sentence = "cannot append any more: " + AppendTurn.reason(e);
      alarms.raise(sentence);
      end(new LogException.ReadOnly(sentence, e));
    }
  }

  /** Waits until there is something to write; false if there never will be. */
  private boolean awaitWork() throws InterruptedException {
    work.drainPermits(); // before looking, so that none is missed that comes after
    if (hasWork()) {
      return true;
    }
    long start = System.nanoTime();
    boolean soon = spin.await(() -> !queue.isEmpty());
    while (!soon && !hasWork()) {
      if (closing.getCount() == 0) {
        return false;
      }
      work.acquire();
      work.drainPermits();
    }
    spin.waited(System.nanoTime() - start);
    return true;
  }

  private boolean hasWork() {
    return turn.isOwed() || !queue.isEmpty();
  }

  private void end(LogException.ReadOnly why) {
    stop(why);
    turn.fail(
        new LogException.OutcomeUnknown(
            "an append may or may not be in the journal: " + why.getMessage(), why));
  }

  private static LogException.ReadOnly closed() {
    return new LogException.ReadOnly("cannot append: this log is closed", null);
  }
}
