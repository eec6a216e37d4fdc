package dev.bob.state.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.log.file.FileEventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R9 in full: a history of 1,000,000 events against one of 1,000. The probes run with the JVM's
 * options of an instance and its 256 MiB of heap.
 */
class LongHistoryExperiment {
  private static final long SHORT = 1_000;
  private static final long LONG = Long.getLong("bob.events", 1_000_000);
  private static final int APPENDS = 3_000;
  private static final int BLOCK = 100;

  @TempDir Path temp;

  private record Probe(long openMillis, long heapMib, long bySeqMillis, long byTimeMillis) {}

  @Test
  void costsTheSameAfterALongHistory() throws Exception {
    // Given
    var few = temp.resolve("few");
    var many = temp.resolve("many");
    LongHistory.write(few, SHORT);
    LongHistory.write(many, LONG);
    LongHistory.takeSnapshots(many, LONG);

    // When
    var whole = probe(many, "none");
    var started = probe(many, "snapshots");
    var small = probe(few, "snapshots");
    long[][] appends = appends(few, many);
    double ratio = (double) median(appends[1]) / median(appends[0]);

    // Then
    System.out.printf(
        Locale.ROOT,
        "R9 history of %,d against %,d events: append p50 %d µs against %d µs (ratio %.2f),"
            + " start from snapshot %d ms against %d ms (whole log %d ms), heap %d MiB against"
            + " %d MiB, /api/history at most %d ms by seq, %d ms by time; newest snapshot %d KiB%n",
        LONG,
        SHORT,
        median(appends[1]) / 1_000,
        median(appends[0]) / 1_000,
        ratio,
        started.openMillis(),
        small.openMillis(),
        whole.openMillis(),
        started.heapMib(),
        small.heapMib(),
        started.bySeqMillis(),
        started.byTimeMillis(),
        Files.size(many.resolve(".bob/snapshots/%020d.json".formatted(LONG))) / 1024);
    assertThat(ratio).isLessThanOrEqualTo(1.5);
    assertThat(started.openMillis()).isLessThanOrEqualTo(2_000);
    assertThat(Math.max(started.bySeqMillis(), started.byTimeMillis())).isLessThanOrEqualTo(1_000);
    assertThat(Math.max(started.heapMib(), whole.heapMib())).isLessThanOrEqualTo(256);
  }

  private Probe probe(Path home, String snapshots) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var output = temp.resolve("probe.out");
    var process =
        new ProcessBuilder(
                java,
                "-Xmx256m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders",
                "-cp",
                System.getProperty("java.class.path"),
                LongHistoryProbe.class.getName(),
                home.toString(),
                snapshots)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    var printed = process.waitFor() == 0 ? Files.readAllLines(output) : List.<String>of();
    assertThat(printed).as(Files.readString(output)).isNotEmpty();
    long[] figures =
        Arrays.stream(printed.getLast().split(" ")).mapToLong(Long::parseLong).toArray();
    return new Probe(figures[0], figures[1], figures[2], figures[3]);
  }

  /** Nanoseconds of each append, in turn on both homes. */
  private static long[][] appends(Path few, Path many) throws IOException {
    var nanos = new long[2][APPENDS];
    try (var one = open(few);
        var other = open(many)) {
      for (int i = -APPENDS; i < APPENDS; i += BLOCK) { // the first half warms up
        for (int side = 0; side < 2; side++) {
          var hive = side == 0 ? one : other;
          for (int j = i; j < i + BLOCK; j++) {
            long start = System.nanoTime();
            hive.submit(Author.person(), HiveStory.message("broadcast", "hello, hive"));
            nanos[side][Math.floorMod(j, APPENDS)] = System.nanoTime() - start;
          }
        }
      }
    }
    return nanos;
  }

  private static Hive open(Path home) throws IOException {
    return new Hive(FileEventLog.open(home), FileSnapshots.in(home), HiveStory.CLOCK);
  }

  private static long median(long[] values) {
    return Arrays.stream(values).sorted().toArray()[values.length / 2];
  }
}
