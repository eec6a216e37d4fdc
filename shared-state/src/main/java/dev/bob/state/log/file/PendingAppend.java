package dev.bob.state.log.file;

import dev.bob.state.event.Event;
import dev.bob.state.log.FitEvent;
import dev.bob.state.log.LogException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One event on its way into the journal: its caller waits, the log's thread takes it and answers.
 */
final class PendingAppend {
  private enum Stage {
    QUEUED,
    WITHDRAWN,
    TAKEN
  }

  private final FitEvent fit;
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.QUEUED);
  private final CompletableFuture<Long> seq = new CompletableFuture<>();

  PendingAppend(Event event) {
    this.fit = FitEvent.of(event);
  }

  Event event() {
    return fit.event();
  }

  byte[] body() {
    return fit.body();
  }

  /** By the log's thread: from now on it may get into the journal. False if it was withdrawn. */
  boolean take() {
    return stage.compareAndSet(Stage.QUEUED, Stage.TAKEN);
  }

  /** By the caller: it shall not get into the journal. False if it was taken. */
  boolean withdraw() {
    return stage.compareAndSet(Stage.QUEUED, Stage.WITHDRAWN);
  }

  void acknowledge(long given) {
    seq.complete(given);
  }

  void fail(LogException failure) {
    seq.completeExceptionally(failure);
  }

  /**
   * Waits for the answer, interrupted or not; the interrupt is kept.
   *
   * @return the seq, or empty if there was no answer within the limit
   */
  Optional<Long> await(Duration limit, Spin spin) throws LogException {
    long start = System.nanoTime();
    spin.await(seq::isDone);
    var answer = await(start + limit.toNanos());
    spin.waited(System.nanoTime() - start);
    return answer;
  }

  private Optional<Long> await(long end) throws LogException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return Optional.of(seq.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (TimeoutException e) {
          return Optional.empty();
        } catch (ExecutionException e) {
          throw (LogException) e.getCause();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
