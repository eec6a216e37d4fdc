package dev.bob.dashboard.view;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Who wants to see, and whether there still is somebody: between the readers, on any threads, and
 * the one thread that looks for them. Begins with a rest.
 */
final class Attention {
  private final LongSupplier nanoTime;
  private final long restAfterNanos;
  private final WatchedTime time;
  private CountDownLatch firstLook = new CountDownLatch(1);
  private boolean awake;
  private boolean ended;
  private long wantedNanos;

  /**
   * @param nanoTime monotonic
   * @param restAfter how long after the last reader the rest begins
   */
  Attention(LongSupplier nanoTime, Duration restAfter) {
    this.nanoTime = nanoTime;
    this.restAfterNanos = restAfter.toNanos();
    this.time = new WatchedTime(nanoTime);
  }

  /** For how long somebody wanted to see, in all. */
  long watchedNanos() {
    return time.nanos();
  }

  /**
   * Somebody wants to see. Ends a rest, and then waits until what is seen is of now.
   *
   * @param limit how long it waits at most
   * @return whether it is of now
   */
  boolean want(Duration limit) throws InterruptedException {
    boolean seen = wanted().await(limit.toNanos(), TimeUnit.NANOSECONDS);
    wanted(); // still: it reads only now
    return seen;
  }

  private synchronized CountDownLatch wanted() {
    wantedNanos = nanoTime.getAsLong();
    if (!awake && !ended) {
      awake = true;
      time.pass();
      notifyAll();
    }
    return firstLook;
  }

  /**
   * Waits as long as nobody wants to see.
   *
   * @return what the readers wait for: to be counted down once everything has been looked at
   */
  synchronized CountDownLatch awaitReader() throws InterruptedException {
    while (!awake) {
      wait();
    }
    return firstLook;
  }

  /**
   * Pauses, and then says whether somebody still wants to see, or waits for the first look. If not,
   * the rest has begun.
   *
   * @param pause at most
   */
  synchronized boolean lasts(Duration pause) throws InterruptedException {
    TimeUnit.NANOSECONDS.timedWait(this, pause.toNanos());
    boolean awaited = firstLook.getCount() > 0;
    if (awaited || nanoTime.getAsLong() - wantedNanos < restAfterNanos) {
      return true;
    }
    awake = false;
    time.stand();
    firstLook = new CountDownLatch(ended ? 0 : 1);
    return false;
  }

  /** Nobody looks any more, so nobody waits for it. */
  synchronized void end() {
    ended = true;
    firstLook.countDown();
  }
}
