package dev.bob.instance.loop;

import java.time.Duration;

/** Wakes one waiting thread; a ring while nobody waits is kept for the next one. */
public final class Bell {
  private boolean rung;

  /** May be called from any thread; never blocks for long. */
  public synchronized void ring() {
    rung = true;
    notifyAll();
  }

  /** Waits that long, whoever rings: a ring is kept for the next {@link #await}. */
  public synchronized void sitOut(Duration pause) throws InterruptedException {
    long deadline = System.nanoTime() + pause.toNanos();
    long leftMillis = pause.toMillis();
    while (leftMillis > 0) {
      wait(leftMillis);
      leftMillis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    }
  }

  /** Waits for a ring, at most that long. */
  public synchronized void await(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!rung) {
      long leftMillis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (leftMillis <= 0) {
        return;
      }
      wait(leftMillis);
    }
    rung = false;
  }
}
