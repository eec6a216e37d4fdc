package dev.bob.state.log.file;

import static dev.bob.state.log.Events.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.state.log.LogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A segment begins where no other one has been. */
class RollTest {
  private static final JournalLimits SMALL =
      new JournalLimits(Duration.ofSeconds(20), Duration.ofMillis(50), 400);

  @TempDir private Path home;

  /** It was idle when others rolled, and the next segment has been moved away since. */
  @Test
  void beginsNoSegmentBeforeAnotherPlainOne() throws Exception {
    // Given
    try (var idle = open();
        var other = open()) {
      other.append(saying("first"));
      idle.append(saying("second, and the segment is full"));
      var full = JournalText.segments(home).getFirst();
      var bytes = Files.readAllBytes(full);
      for (int i = 0; i < 5; i++) {
        other.append(saying("text " + i));
      }
      var last = JournalText.segments(home).getLast();
      var next = JournalFolder.in(home).segment(3);
      Files.delete(next);

      // Then
      refuses(idle);
      assertThat(next).doesNotExist();
      assertThat(full).hasBinaryContent(bytes);
      assertThat(last).exists();
    }
  }

  /** A person has cleared the journal's folder, and not the archive. */
  @Test
  void beginsNoJournalAnewBesideAnArchive() throws Exception {
    // Given
    try (var log = open()) {
      for (int i = 0; i < 8; i++) {
        log.append(saying("text " + i));
      }
      log.archive(
              new ArchiveLimits(Duration.ZERO, Long.MAX_VALUE, 0),
              Clock.offset(Clock.systemUTC(), Duration.ofDays(1)))
          .run();
    }
    for (var segment : JournalText.segments(home)) {
      Files.delete(segment);
    }

    // When
    try (var log = open()) {
      // Then
      refuses(log);
      assertThat(JournalText.segments(home)).isEmpty();
    }
  }

  private static void refuses(FileEventLog log) {
    assertThatThrownBy(() -> log.append(saying("never")))
        .isInstanceOf(LogException.class)
        .hasMessageContaining("given twice");
    assertThatThrownBy(() -> log.append(saying("never")))
        .isInstanceOf(LogException.ReadOnly.class)
        .hasMessageContaining("given twice");
    assertThat(log.alarms()).anyMatch(alarm -> alarm.contains("given twice"));
  }

  private FileEventLog open() throws IOException {
    return FileEventLog.open(home, SMALL, new SplittableRandom(System.nanoTime()));
  }
}
