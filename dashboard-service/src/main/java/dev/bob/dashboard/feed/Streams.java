package dev.bob.dashboard.feed;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The open streams: each on a virtual thread of its own, from its source to its reader, one frame
 * after the other, so that a reader who takes nothing holds up nobody else and has nothing piled up
 * for it. They end with the process.
 */
@Singleton
public final class Streams {
  private static final Logger LOGGER = Logger.getLogger(Streams.class);

  private final int streamsMax;
  private final Duration commentEvery;
  private final Duration stallMax;
  private final Semaphore places;
  private final Set<Thread> flows = ConcurrentHashMap.newKeySet();
  private volatile boolean ending;

  Streams(StreamConfig config) {
    this.streamsMax = config.streamsMax();
    this.commentEvery = config.streamCommentInterval();
    this.stallMax = config.streamStallMax();
    this.places = new Semaphore(streamsMax);
  }

  /**
   * Lets the frames flow, until one of the two ends; then the source is closed. From any thread;
   * returns at once.
   *
   * @return false if there are too many streams already, or this process ends: then nothing was
   *     sent, and the source is still the caller's
   */
  public boolean open(Source source, Outlet outlet) {
    if (ending || !places.tryAcquire()) {
      return false;
    }
    CompletionStage<?> begun;
    try {
      // By the caller's thread, so that only one of the two writes the head of the answer.
      begun = outlet.comment("the stream begins");
    } catch (RuntimeException e) {
      places.release();
      throw e;
    }
    var flow = Thread.ofVirtual().name("bob-stream").unstarted(() -> flow(begun, source, outlet));
    flows.add(flow);
    flow.start();
    outlet.onClosed(flow::interrupt);
    if (ending) {
      flow.interrupt();
    }
    return true;
  }

  /** How many are open. */
  int count() {
    return streamsMax - places.availablePermits();
  }

  /** By now the server has closed connections, which ends their streams; this ends the rest. */
  void stop(@Observes ShutdownEvent event) {
    ending = true;
    flows.forEach(Thread::interrupt);
  }

  private void flow(CompletionStage<?> begun, Source source, Outlet outlet) {
    try (source) {
      awaitTaken(begun);
      pass(source, outlet);
      outlet.end();
    } catch (InterruptedException e) { // the reader has gone, or the process ends
      outlet.end();
    } catch (TimeoutException | ExecutionException e) { // the reader takes nothing, or has gone
      outlet.cut();
    } catch (IOException e) {
      LOGGER.infof("a stream ends early: %s", e.getMessage());
      outlet.cut();
    } catch (RuntimeException e) {
      LOGGER.error("a stream failed by a bug", e);
      outlet.cut();
    } finally {
      flows.remove(Thread.currentThread());
      places.release();
    }
  }

  private void pass(Source source, Outlet outlet)
      throws IOException, InterruptedException, TimeoutException, ExecutionException {
    long every = commentEvery.toNanos();
    long commentAt = System.nanoTime() + every;
    while (true) {
      var batch = source.next(Duration.ofNanos(Math.max(0, commentAt - System.nanoTime())));
      for (var frame : batch.frames()) {
        awaitTaken(outlet.send(frame));
      }
      if (batch.last()) {
        return;
      }
      if (System.nanoTime() - commentAt >= 0) {
        awaitTaken(outlet.comment("still here"));
        commentAt = System.nanoTime() + every;
      }
    }
  }

  private void awaitTaken(CompletionStage<?> sent)
      throws InterruptedException, TimeoutException, ExecutionException {
    sent.toCompletableFuture().get(stallMax.toNanos(), TimeUnit.NANOSECONDS);
  }
}
