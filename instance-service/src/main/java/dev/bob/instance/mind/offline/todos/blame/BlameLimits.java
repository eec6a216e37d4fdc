package dev.bob.instance.mind.offline.todos.blame;

/**
 * How much history is searched at most. Where a limit is met, an origin is no longer exact, and on
 * every machine the same one.
 *
 * @param linesMax lines looked up; for more there is no origin. One costs some 500 bytes of memory
 * @param commitsMax commits looked at; one costs some 50 µs
 * @param workBytesMax bytes of text read and compared; 100 MB cost about a second
 * @param textBytesMax larger versions of a file are not compared; a text of this size is in memory
 *     some ten times
 * @param textLinesMax versions of a file with more lines are not compared
 */
public record BlameLimits(
    int linesMax, int commitsMax, long workBytesMax, int textBytesMax, int textLinesMax) {
  private static final int MIB = 1 << 20;

  /** Enough for a history of a hundred thousand commits. */
  public static BlameLimits standard() {
    return new BlameLimits(10_000, 100_000, 2_048L * MIB, 2 * MIB, 50_000);
  }

  /** The same with at most so many commits. */
  public BlameLimits withCommitsMax(int commits) {
    return new BlameLimits(
        linesMax, Math.min(commits, commitsMax), workBytesMax, textBytesMax, textLinesMax);
  }
}
