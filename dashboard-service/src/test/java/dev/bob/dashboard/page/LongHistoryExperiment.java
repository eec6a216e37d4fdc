package dev.bob.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.snapshot.LongHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R9 as a person meets it: looks into a long history over HTTP, at the packaged dashboard with the
 * JVM's options of a service. Each is at the event that is furthest behind its snapshot.
 */
class LongHistoryExperiment {
  private static final long EVENTS = Long.getLong("bob.events", 1_000_000);
  private static final int LOOKS = 20;
  private static final int FIRST_LOOKS = 2;
  private static final long LOOK_MILLIS_MAX = 1_000;
  private static final String[] OPTIONS = {
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-XX:CompileThresholdScaling=5",
    "-XX:+UseCompactObjectHeaders"
  };

  @TempDir Path temp;
  private final SplittableRandom random = new SplittableRandom(9);

  @Test
  void aLookIntoALongHistoryTakesASecondAtMost() throws Exception {
    // Given
    var home = temp.resolve("home");
    LongHistory.write(home, EVENTS);
    LongHistory.takeSnapshots(home, EVENTS);
    try (var dashboard = RunningDashboard.over(home, OPTIONS)) {
      // When
      var first = looks(dashboard, FIRST_LOOKS, Long::toString);
      var bySeq = looks(dashboard, LOOKS, Long::toString);
      var byTime = looks(dashboard, LOOKS, seq -> LongHistory.timeOf(seq).toString());

      // Then
      System.out.printf(
          Locale.ROOT,
          "R9 over HTTP, %,d events: /api/history %d to %d ms by seq, median %d;"
              + " %d to %d ms by time, median %d; the first after the start %s ms%n",
          EVENTS,
          bySeq[0],
          bySeq[LOOKS - 1],
          bySeq[LOOKS / 2],
          byTime[0],
          byTime[LOOKS - 1],
          byTime[LOOKS / 2],
          Arrays.toString(first));
      assertThat(bySeq[LOOKS / 2]).isLessThanOrEqualTo(LOOK_MILLIS_MAX);
      assertThat(byTime[LOOKS / 2]).isLessThanOrEqualTo(LOOK_MILLIS_MAX);
    }
  }

  private interface Place {
    String of(long seq);
  }

  /** Milliseconds of each look, in order. */
  private long[] looks(RunningDashboard dashboard, int count, Place place)
      throws IOException, InterruptedException {
    var millis = new long[count];
    for (int i = 0; i < count; i++) {
      long block = random.nextLong(EVENTS / LongHistory.SNAPSHOT_EVENTS) + 1;
      long seq = block * LongHistory.SNAPSHOT_EVENTS - 1;
      long begin = System.nanoTime();
      var then = dashboard.get("/api/history?at=" + place.of(seq));
      millis[i] = Duration.ofNanos(System.nanoTime() - begin).toMillis();
      assertThat(then.path("cursor").asLong()).isEqualTo(seq);
    }
    Arrays.sort(millis);
    return millis;
  }
}
