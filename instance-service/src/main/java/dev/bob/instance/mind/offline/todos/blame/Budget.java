package dev.bob.instance.mind.offline.todos.blame;

/** Counts work, not time, so that every machine stops at the same point. */
final class Budget {
  private int commitsLeft;
  private long bytesLeft;

  Budget(BlameLimits limits) {
    this.commitsLeft = limits.commitsMax();
    this.bytesLeft = limits.workBytesMax();
  }

  void spendCommit() {
    commitsLeft--;
  }

  void spendBytes(long bytes) {
    bytesLeft -= bytes;
  }

  boolean isSpent() {
    return commitsLeft <= 0 || bytesLeft <= 0;
  }
}
