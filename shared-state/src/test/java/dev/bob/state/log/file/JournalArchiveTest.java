package dev.bob.state.log.file;

import static dev.bob.state.log.Events.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.state.event.Recorded;
import dev.bob.state.lock.LockFile;
import dev.bob.state.log.Events;
import dev.bob.state.log.LogException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalArchiveTest {
  private static final JournalLimits SMALL =
      new JournalLimits(Duration.ofSeconds(20), Duration.ofMillis(50), 1_000);
  private static final ArchiveLimits LIMITS =
      new ArchiveLimits(Duration.ofHours(1), 1_000_000_000, 0);
  private static final Clock TOMORROW = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));
  private static final int EVENTS = 60;

  @TempDir private Path home;
  private FileEventLog log;

  @BeforeEach
  void openLog() throws IOException {
    log = open();
    for (int i = 1; i <= EVENTS; i++) {
      log.append(saying("text " + i));
    }
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  @Test
  void compressesAllButTheNewestTwoAndEveryReaderFindsThem() throws Exception {
    // Given
    var before = segments();
    var first = Files.readAllBytes(JournalText.segments(home).getFirst());

    // When
    archiveAll(LIMITS, TOMORROW);

    // Then
    assertThat(segments()).isEqualTo(before.subList(before.size() - 2, before.size()));
    assertThat(archived()).hasSize(before.size() - 2);
    assertThat(gunzip(archived().getFirst())).isEqualTo(first);
    try (var cold = open()) {
      for (var reader : List.of(log, cold)) {
        assertThat(reader.read(0, 1_000))
            .extracting(Events::textOf)
            .containsExactlyElementsOf(
                LongStream.rangeClosed(1, EVENTS).mapToObj(i -> "text " + i).toList());
        assertThat(reader.read(7, 3)).extracting(Recorded::seq).containsExactly(8L, 9L, 10L);
        for (int seq = 0; seq < EVENTS; seq++) {
          assertThat(reader.read(seq, 1)).extracting(Recorded::seq).containsExactly(seq + 1L);
        }
        assertThat(reader.alarms()).isEmpty();
      }
    }
  }

  @Test
  void leavesAloneWhatIsYoung() throws Exception {
    // Given
    var before = segments();

    // When
    archiveAll(LIMITS, Clock.systemUTC());

    // Then
    assertThat(segments()).isEqualTo(before);
    assertThat(archived()).isEmpty();
  }

  /** It is still in a segment that the others have left, and that is gone since. */
  @Test
  void letsAWriterThatWasIdleGoOnInTheNewestSegment() throws Exception {
    // Given
    try (var idle = open()) {
      long seq = idle.append(saying("then idle"));
      for (int i = 1; i <= EVENTS; i++) {
        log.append(saying("more " + i));
      }
      archiveAll(LIMITS, TOMORROW);
      assertThat(segments().getFirst()).isGreaterThan(seq);

      // When
      long next = idle.append(saying("awake"));

      // Then
      assertThat(next).isEqualTo(seq + EVENTS + 1);
      assertThat(log.read(next - 1, 1)).extracting(Events::textOf).containsExactly("awake");
    }
  }

  /** It went while the plain ones were listed, or an older one came back after a power cut. */
  @Test
  void findsASegmentThatIsArchivedBetweenTwoPlainOnes() throws Exception {
    // Given
    var first = Files.readAllBytes(JournalText.segments(home).getFirst());
    archiveAll(LIMITS, TOMORROW);
    Files.write(JournalFolder.in(home).segment(1), first);
    try (var cold = open()) {
      // When
      var read = cold.read(0, 1_000);

      // Then
      assertThat(read)
          .extracting(Recorded::seq)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, EVENTS).boxed().toList());
      assertThat(cold.read(30, 1)).extracting(Recorded::seq).containsExactly(31L);
      assertThat(cold.alarms()).isEmpty();
    }
  }

  @Test
  void forcesTheNamesAfterEachPlainSegmentThatGoes() throws Exception {
    // Given
    var disk = new FaultyDisk();
    var before = segments();

    // When
    try (var keeper = FileEventLog.open(home, SMALL, new SplittableRandom(1), disk)) {
      keeper.archive(LIMITS, TOMORROW).run();
    }

    // Then
    assertThat(segments()).hasSize(before.size() - 1);
    assertThat(disk.forcedDirectories.getLast()).isEqualTo(JournalText.directory(home));
  }

  @Test
  void leavesAReaderInThePlainSegmentThatItHasOpen() throws Exception {
    // Given
    var segment = JournalText.segments(home).getFirst();
    var content = Files.readAllBytes(segment);
    try (var open = SegmentBytes.of(new RandomAccessFile(segment.toFile(), "r"))) {
      // When
      archiveAll(LIMITS, TOMORROW);

      // Then
      var read = new byte[content.length];
      assertThat(segment).doesNotExist();
      assertThat(open.read(0, read, 0, read.length)).isEqualTo(content.length);
      assertThat(read).isEqualTo(content);
    }
  }

  @Test
  void deletesNoPlainSegmentWhileAWriterHoldsTheLock() throws Exception {
    // Given
    var before = segments();
    try (var writer = LockFile.open(JournalFolder.in(home).lock())) {
      writer.lock();

      // When
      archiveAll(LIMITS, TOMORROW);

      // Then
      assertThat(segments()).isEqualTo(before);
      assertThat(archived()).hasSize(1);
    }

    // When
    archiveAll(LIMITS, TOMORROW);

    // Then
    assertThat(segments()).hasSize(2);
  }

  /** A keeper died in between, or a disk has gone bad: the plain one stays until both are equal. */
  @Test
  void deletesNoPlainSegmentWhoseArchiveIsAnother() throws Exception {
    // Given
    var before = segments();
    var folder = JournalFolder.in(home);
    Files.write(folder.archived(1), ArchivedSegments.pack(folder.segment(before.get(1))));

    // When
    archiveAll(LIMITS, TOMORROW);

    // Then
    assertThat(segments()).isEqualTo(before);
    assertThat(log.alarms()).singleElement().asString().contains("keep both");
    assertThat(log.read(0, 1_000)).hasSize(EVENTS);

    // When
    Files.delete(folder.archived(1));
    archiveAll(LIMITS, TOMORROW);

    // Then
    assertThat(segments()).hasSize(2);
  }

  @Test
  void saysWhenAnArchiveIsCut() throws Exception {
    // Given
    archiveAll(LIMITS, TOMORROW);
    var archive = archived().getFirst();
    var bytes = Files.readAllBytes(archive);

    for (int length : new int[] {0, 3, 30, bytes.length - 1}) {
      // When
      Files.write(archive, Arrays.copyOf(bytes, length));

      // Then
      assertThatThrownBy(() -> log.read(0, 10))
          .as("%d bytes", length)
          .isInstanceOf(LogException.Truncated.class)
          .hasMessageContaining("cannot unpack " + archive)
          .hasMessageContaining("bring it back from a copy");
    }
  }

  @Test
  void goesOnWhereAKeeperDied() throws Exception {
    // Given
    var folder = JournalFolder.in(home);
    Files.write(folder.archived(1), ArchivedSegments.pack(folder.segment(1)));
    var leftover = Files.createFile(folder.archive().resolve(".half.tmp"));

    // When
    assertThat(log.read(0, 1_000)).hasSize(EVENTS);
    archiveAll(LIMITS, TOMORROW);

    // Then
    assertThat(segments()).hasSize(2);
    assertThat(leftover).doesNotExist();
    assertThat(log.read(0, 1_000)).hasSize(EVENTS);
  }

  /** It had renamed the archive and not yet forced the name; the next one deleted the plain one. */
  @Test
  void forcesTheNameOfAnArchiveWhoseKeeperDied() throws Exception {
    // Given
    var folder = JournalFolder.in(home);
    var disk = new FaultyDisk();
    Files.write(folder.archived(1), ArchivedSegments.pack(folder.segment(1)));

    // When
    try (var keeper = FileEventLog.open(home, SMALL, new SplittableRandom(1), disk)) {
      keeper.archive(LIMITS, TOMORROW).run();
    }

    // Then
    assertThat(folder.segment(1)).doesNotExist();
    assertThat(disk.forcedDirectories).startsWith(folder.archive());
  }

  @Test
  void saysWhenTheDiskFillsAndDeletesNothing() throws Exception {
    // Given
    var before = segments();

    // When
    var archive =
        log.archive(
            new ArchiveLimits(Duration.ofHours(1), 10_000, Long.MAX_VALUE), Clock.systemUTC());
    archive.run();

    // Then
    assertThat(log.alarms()).anyMatch(alarm -> alarm.contains("bob.journal.disk-limit"));
    assertThat(log.alarms()).anyMatch(alarm -> alarm.contains("make room"));
    assertThat(segments()).isEqualTo(before);

    // When
    archiveAll(LIMITS, Clock.systemUTC());

    // Then
    assertThat(log.alarms()).hasSize(2);
  }

  /** On a full disk nothing can be archived, and the alarm about the disk did not come. */
  @Test
  void saysThatTheDiskFillsThoughNothingCanBeArchived() throws Exception {
    // Given
    var folder = JournalFolder.in(home);
    Files.writeString(folder.archived(1), "no archive");

    // When
    log.archive(new ArchiveLimits(Duration.ofHours(1), 10_000, Long.MAX_VALUE), TOMORROW).run();

    // Then
    assertThat(log.alarms()).anyMatch(alarm -> alarm.contains("bob.journal.disk-limit"));
    assertThat(log.alarms())
        .anyMatch(
            alarm ->
                alarm.contains(
                    "cannot compare %s with %s: Not in GZIP format; move the former away"
                        .formatted(folder.archived(1), folder.segment(1))));
  }

  private FileEventLog open() throws IOException {
    return FileEventLog.open(home, SMALL, new SplittableRandom(System.nanoTime()));
  }

  /** As many runs as there are segments; a new one each time, since one rests between two looks. */
  private void archiveAll(ArchiveLimits limits, Clock clock) throws IOException {
    var archive = log.archive(limits, clock);
    for (int i = segments().size(); i > 0; i--) {
      archive.run();
    }
  }

  private List<Long> segments() throws IOException {
    return List.copyOf(JournalFolder.in(home).segments());
  }

  private List<Path> archived() throws IOException {
    try (var files = Files.list(home.resolve(".bob/archive"))) {
      return files.filter(file -> file.toString().endsWith(".jsonl.gz")).sorted().toList();
    }
  }

  private static byte[] gunzip(Path file) throws IOException {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      return gzip.readAllBytes();
    }
  }
}
