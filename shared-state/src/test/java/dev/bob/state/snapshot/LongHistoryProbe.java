package dev.bob.state.snapshot;

import dev.bob.state.Hive;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.log.file.FileEventLog;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * A process that opens the hive of a home, as a service does, and prints what that took: {@code
 * <open ms> <heap MiB> <history ms, largest of 20 seqs> <history ms, largest of 20 times>}.
 */
final class LongHistoryProbe {
  private static final int LOOKS = 20;

  private LongHistoryProbe() {}

  public static void main(String... arguments) throws Exception {
    var home = Path.of(arguments[0]);
    var snapshots = arguments[1].equals("snapshots") ? FileSnapshots.in(home) : Snapshots.NONE;
    long begin = System.nanoTime();
    try (var hive = new Hive(FileEventLog.open(home), snapshots, HiveStory.CLOCK)) {
      long opened = millisSince(begin);
      System.gc();
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024 / 1024;
      long newest = hive.state().seq();
      if (snapshots == Snapshots.NONE) {
        System.out.printf("%d %d 0 0%n", opened, heap);
        return;
      }
      hive.at(newest / 2); // the first one also loads classes
      var random = new SplittableRandom(9);
      long[] seqs = random.longs(LOOKS, 1, newest + 1).toArray();
      long bySeq = 0;
      long byTime = 0;
      for (long seq : seqs) {
        long start = System.nanoTime();
        hive.at(seq);
        bySeq = Math.max(bySeq, millisSince(start));
        start = System.nanoTime();
        if (hive.at(hive.seqAt(HiveStory.AT.plusSeconds(seq))).seq() != seq) {
          throw new IllegalStateException("not the state at " + seq);
        }
        byTime = Math.max(byTime, millisSince(start));
      }
      System.out.printf("%d %d %d %d%n", opened, heap, bySeq, byTime);
    }
  }

  private static long millisSince(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin).toMillis();
  }
}
