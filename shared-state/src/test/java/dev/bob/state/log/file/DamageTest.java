package dev.bob.state.log.file;

import static dev.bob.state.log.Events.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bob.state.log.Events;
import dev.bob.state.log.FitEvent;
import dev.bob.state.log.LogException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that are not as they were written, or beyond this program. */
class DamageTest {
  @TempDir private Path home;

  @Test
  void leavesOutADamagedLineAndKeepsItsSeq() throws Exception {
    // Given
    try (var log = FileEventLog.open(home)) {
      for (int i = 1; i <= 5; i++) {
        log.append(saying("text " + i));
      }
    }
    var segment = JournalText.segments(home).getFirst();
    Files.writeString(segment, Files.readString(segment).replace("text 3", "TEXT 3"));

    // When
    try (var log = FileEventLog.open(home)) {
      // Then
      assertThat(log.read(0, 10))
          .extracting(Events::textOf)
          .containsExactly("text 1", "text 2", "text 4", "text 5");
      assertThat(log.read(2, 10)).extracting(Events::textOf).containsExactly("text 4", "text 5");
      assertThat(log.append(saying("text 6"))).isEqualTo(6);
      assertThat(log.alarms()).singleElement().asString().contains("event 3");
    }
    assertThat(JournalText.quarantined(home)).hasSize(1);
    assertThat(JournalText.quarantined(home).getFirst()).content().contains("TEXT 3");
  }

  /** To the fold the damaged event is a gap, behind which it would reject this writer for good. */
  @Test
  void countsAnewWhenOneOfItsEventsIsDamaged() throws Exception {
    // Given
    try (var log = FileEventLog.open(home)) {
      log.append(saying("text 1"));
      log.append(saying("text 2"));
      var segment = JournalText.segments(home).getFirst();
      Files.writeString(segment, Files.readString(segment).replace("text 2", "TEXT 2"));

      // When
      log.read(0, 10);
      log.append(saying("text 3"));

      // Then
      var last = log.read(2, 10).getFirst();
      assertThat(last.seq()).isEqualTo(3);
      assertThat(last.n()).isEqualTo(1);
      assertThat(last.writer()).isNotEqualTo(log.read(0, 1).getFirst().writer());
    }
  }

  /** A look at the end opens and lists nothing as long as the next segment is not there. */
  @Test
  void findsASegmentOfAnotherNumberThanTheNext() throws Exception {
    // Given
    var limits = new JournalLimits(Duration.ofSeconds(20), Duration.ofMillis(50), 1);
    try (var log = FileEventLog.open(home, limits, new SecureRandom())) {
      for (int i = 1; i <= 3; i++) {
        log.append(saying("text " + i));
      }
    }
    var segments = JournalText.segments(home);
    var aside = Files.move(segments.get(2), home.resolve("aside"));
    Files.delete(segments.get(1));
    try (var log = FileEventLog.open(home, limits, new SecureRandom())) {
      assertThat(log.read(0, 10)).extracting(Events::textOf).containsExactly("text 1");
      assertThat(log.read(1, 10)).isEmpty();

      // When
      Files.move(aside, segments.get(2));

      // Then
      var found = await().until(() -> log.read(1, 10), events -> !events.isEmpty());
      assertThat(found).extracting(Events::textOf).containsExactly("text 3");
    }
  }

  @Test
  void readsOnBehindALineThatNeverEnds() throws Exception {
    // Given
    try (var log = FileEventLog.open(home)) {
      log.append(saying("text 1"));
    }
    var segment = JournalText.segments(home).getFirst();
    Files.writeString(segment, "x".repeat(3_000_000) + "\n", StandardOpenOption.APPEND);

    // When
    try (var log = FileEventLog.open(home)) {
      long seq = log.append(saying("text 3"));

      // Then
      assertThat(seq).isEqualTo(3);
      assertThat(log.read(0, 10)).extracting(Events::textOf).containsExactly("text 1", "text 3");
    }
  }

  @Test
  void stopsAtAnEventOfANewerProgram() throws Exception {
    // Given
    try (var log = FileEventLog.open(home)) {
      log.append(saying("text 1"));
      var newer = new String(JournalLine.of(2, "ffff", 1, FitEvent.of(saying("text 2")).body()));
      var framed = newer.substring(0, newer.lastIndexOf(",\"crc\"")).replace("message.sent", "x.y");
      var crc = new CRC32C();
      crc.update(framed.getBytes());
      Files.writeString(
          JournalText.segments(home).getFirst(),
          framed + ",\"crc\":\"%08x\"}\n".formatted(crc.getValue()),
          StandardOpenOption.APPEND);

      // When
      assertThatThrownBy(() -> log.read(1, 10))
          .isInstanceOf(LogException.ReadOnly.class)
          .hasMessageContaining("x.y");

      // Then
      assertThatThrownBy(() -> log.append(saying("never")))
          .isInstanceOf(LogException.ReadOnly.class);
    }
  }

  /** Two lines that lost the line feed between them: what the next one says of its seq counts. */
  @Test
  void keepsEverySeqBehindLinesThatWereFused() throws Exception {
    // Given
    try (var log = FileEventLog.open(home)) {
      for (int i = 1; i <= 5; i++) {
        log.append(saying("text " + i));
      }
    }
    var segment = JournalText.segments(home).getFirst();
    var lines = Files.readAllLines(segment);
    Files.writeString(
        segment,
        String.join(
                "\n", lines.get(0), lines.get(1) + "#" + lines.get(2), lines.get(3), lines.get(4))
            + "\n");

    // When
    try (var log = FileEventLog.open(home)) {
      // Then
      assertThat(log.append(saying("text 6"))).isEqualTo(6);
      assertThat(log.read(0, 10))
          .extracting(Events::textOf)
          .containsExactly("text 1", "text 4", "text 5", "text 6");
      assertThat(log.read(0, 10).get(1).seq()).isEqualTo(4);
      assertThat(log.alarms()).hasSize(2);
    }
  }

  /** A damaged byte that became a line feed: the line behind it still has its own seq. */
  @Test
  void keepsEverySeqBehindALineThatWasSplit() throws Exception {
    // Given
    try (var log = FileEventLog.open(home)) {
      for (int i = 1; i <= 4; i++) {
        log.append(saying("text " + i));
      }
    }
    var segment = JournalText.segments(home).getFirst();
    Files.writeString(segment, Files.readString(segment).replace("text 2", "text\n2"));

    // When
    try (var log = FileEventLog.open(home)) {
      // Then
      assertThat(log.append(saying("text 5"))).isEqualTo(5);
      assertThat(log.read(0, 10))
          .extracting(Events::textOf)
          .containsExactly("text 1", "text 3", "text 4", "text 5");
    }
  }

  @Test
  void givesALineASecondLookBeforeItCountsAsBad() throws Exception {
    // Given
    var segment = Files.writeString(home.resolve("segment"), "fragment, half written over\n");
    try (var file = new RandomAccessFile(segment.toFile(), "r")) {
      var lines = new SegmentLines(SegmentBytes.of(file), 0);
      assertThat(lines.next()).isTrue();
      assertThat(lines.isSameOnSecondLook()).isTrue();

      // When
      Files.writeString(segment, "what the next writer wrote.\n");

      // Then
      assertThat(lines.isSameOnSecondLook()).isFalse();
    }
  }
}
