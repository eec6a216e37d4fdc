package dev.bob.instance.lifecycle;

/**
 * Interrupts the thread that made it, as long as its work lasts. What comes too late must not hit
 * what the thread does next.
 */
final class WorkInterruption {
  private final Thread worker = Thread.currentThread();
  private boolean over;

  /** May be called from any thread. */
  synchronized void interrupt() {
    if (!over) {
      worker.interrupt();
    }
  }

  /** The work is over; to be called by its thread, which is not interrupted afterwards. */
  synchronized void end() {
    over = true;
    Thread.interrupted();
  }
}
