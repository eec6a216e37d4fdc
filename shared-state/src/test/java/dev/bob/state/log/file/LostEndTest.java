package dev.bob.state.log.file;

import static dev.bob.state.log.Events.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The disk has lost the end of a segment that is not the newest: the next one says how far it went.
 */
class LostEndTest {
  private static final JournalLimits SMALL =
      new JournalLimits(Duration.ofSeconds(20), Duration.ofMillis(50), 400);

  @TempDir private Path home;

  /**
   * Every writer stopped for good, though nobody could be misled: no seq is given in an older
   * segment any more.
   */
  @ParameterizedTest
  @CsvSource({"1,1", "40,1", "250,2"})
  void leavesOutWhatIsLostInAnOlderSegmentAndGoesOn(int zeros, int lost) throws Exception {
    // Given
    var folder = JournalFolder.in(home);
    try (var log = open();
        var marks = new SuspectMarks(folder.holder(), new FileDisk())) {
      for (int i = 1; i <= 7; i++) {
        log.append(saying("text " + i));
      }
      long next = folder.segments().higher(3L);
      var older = folder.segment(folder.segments().lower(next));
      var bytes = Files.readAllBytes(older);
      Arrays.fill(bytes, bytes.length - zeros, bytes.length, (byte) 0);
      Files.write(older, bytes);
      marks.add(folder.segments().lower(next), "a page was not written");

      // When
      long seq = log.append(saying("goes on"));

      // Then
      List<Long> expected = new ArrayList<>();
      for (long i = 1; i <= 8; i++) {
        if (i < next - lost || i >= next) {
          expected.add(i);
        }
      }
      assertThat(seq).isEqualTo(8);
      try (var cold = open()) {
        assertThat(cold.read(0, 100)).extracting(Recorded::seq).isEqualTo(expected);
        assertThat(cold.alarms())
            .anyMatch(alarm -> alarm.contains("event %d in".formatted(next - lost)));
      }
      assertThat(JournalText.quarantined(home))
          .anyMatch(kept -> kept.toString().contains("bad-%020d".formatted(next - lost)));
    }
  }

  @Test
  void leavesOutABadLastLineOfAnOlderSegment() throws Exception {
    // Given
    var folder = JournalFolder.in(home);
    try (var log = open();
        var marks = new SuspectMarks(folder.holder(), new FileDisk())) {
      for (int i = 1; i <= 7; i++) {
        log.append(saying("text " + i));
      }
      var first = folder.segment(1);
      long next = folder.segments().higher(1L);
      var text = Files.readString(first);
      Files.writeString(first, text.replace("text " + (next - 1), "TEXT " + (next - 1)));
      marks.add(1, "a page was not written");

      // When
      log.append(saying("goes on"));

      // Then
      assertThat(log.read(0, 100)).extracting(Recorded::seq).doesNotContain(next - 1).hasSize(7);
      assertThat(log.alarms()).anyMatch(alarm -> alarm.contains("event %d in".formatted(next - 1)));
      assertThat(JournalText.quarantined(home)).hasSize(1);
    }
  }

  private FileEventLog open() throws IOException {
    return FileEventLog.open(home, SMALL, new SplittableRandom(System.nanoTime()));
  }
}
