package dev.bob.instance.mind.offline.changes;

/**
 * How large a change may be. All instances of a hive must have the same ones, or they would judge
 * it differently.
 *
 * @param filesMax a change of more is refused: nobody would read it. 1,000
 * @param bytesMax the same for the files that it brings, all together, and for what a merge makes
 *     of them in memory. 16 MiB
 * @param mergedFileBytesMax a larger file that both sides have changed is a conflict. 1 MiB
 * @param diffBytesMax of the diff that is shown; the rest is cut off, which is said. 256 KiB
 * @param bundleBytesMax the dashboard sends no larger file. 64 MiB
 * @param depthMax folders that lie in each other: writing a tree takes stack for each. 100
 * @param linesMax of a file that are compared, which can take as long as their square; a longer one
 *     is not shown, and a conflict if both sides have changed it. 20,000
 */
public record ChangeLimits(
    int filesMax,
    long bytesMax,
    int mergedFileBytesMax,
    int diffBytesMax,
    long bundleBytesMax,
    int depthMax,
    int linesMax) {
  private static final int KIB = 1 << 10;

  /** The limits that hold. */
  public static ChangeLimits standard() {
    return new ChangeLimits(
        1_000, 16L * KIB * KIB, KIB * KIB, 256 * KIB, 64L * KIB * KIB, 100, 20_000);
  }
}
