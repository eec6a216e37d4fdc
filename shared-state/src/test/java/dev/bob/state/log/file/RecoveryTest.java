package dev.bob.state.log.file;

import static dev.bob.state.log.Events.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bob.state.log.Events;
import dev.bob.state.log.LogException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A force fails: nobody knows what is on the disk until the journal is copied anew. */
class RecoveryTest {
  private static final JournalLimits BIG =
      new JournalLimits(Duration.ofSeconds(20), Duration.ofMillis(50), 16 * 1024 * 1024);
  private static final JournalLimits SMALL =
      new JournalLimits(Duration.ofSeconds(20), Duration.ofMillis(50), 400);

  private static final JournalLimits IMPATIENT =
      new JournalLimits(Duration.ofMillis(500), Duration.ofMillis(50), 16 * 1024 * 1024);

  @TempDir private Path home;
  private final FaultyDisk disk = new FaultyDisk();

  @Test
  void copiesTheJournalAndGoesOnInEveryProcess() throws Exception {
    // Given
    try (var log = open(BIG);
        var other = FileEventLog.open(home)) {
      log.append(saying("first"));
      other.append(saying("second"));
      var file = fileOf(1);
      disk.oneForceFails = true;

      // When
      assertThatThrownBy(() -> log.append(saying("maybe")))
          .isInstanceOf(LogException.OutcomeUnknown.class)
          .hasMessageContaining("Input/output error");

      // Then
      assertThat(log.append(saying("fourth"))).isEqualTo(4);
      assertThat(other.append(saying("fifth"))).isEqualTo(5);
      assertThat(log.append(saying("sixth"))).isEqualTo(6);
      assertThat(JournalText.texts(home))
          .containsExactly("first", "second", "maybe", "fourth", "fifth", "sixth");
      assertThat(log.read(0, 10)).hasSize(6);
      assertThat(other.read(2, 1)).extracting(Events::textOf).containsExactly("maybe");
      assertThat(fileOf(1)).isNotEqualTo(file);
      assertThat(log.alarms()).anyMatch(alarm -> alarm.contains("the disk fails"));
      assertThat(log.alarms()).anyMatch(alarm -> alarm.contains("copied anew"));
      assertThat(standingMarks()).isEmpty();
      assertThat(JournalText.quarantined(home)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void acknowledgesNothingWhoseForceFailedWhicheverItIs(int force) throws Exception {
    // Given
    disk.forceThatFails = force;
    Map<Long, String> acknowledged = new HashMap<>();
    int unknown = 0;
    try (var log = open(SMALL);
        var other = open(SMALL)) {
      // When
      for (int i = 1; i <= 8; i++) {
        try {
          acknowledged.put((i % 2 == 0 ? log : other).append(saying("text " + i)), "text " + i);
        } catch (LogException.OutcomeUnknown e) {
          unknown++;
        }
      }

      // Then
      assertThat(disk.forces.get()).isGreaterThan(force);
      assertThat(unknown).isLessThanOrEqualTo(1);
      assertThat(JournalText.texts(home)).hasSize(8).doesNotHaveDuplicates();
      assertThat(JournalText.textsBySeq(home)).containsAllEntriesOf(acknowledged);
      assertThat(Stream.of(log, other).flatMap(one -> one.alarms().stream()))
          .anyMatch(alarm -> alarm.contains("the disk fails"))
          .anyMatch(alarm -> alarm.contains("copied anew"));
      assertThat(disk.forcedAfterFailure).isEmpty();
    }
  }

  @Test
  void neverForcesAFileAgainThatFailedOnce() throws Exception {
    // Given
    try (var log = open(BIG)) {
      log.append(saying("first"));
      disk.oneForceFails = true;

      // When
      assertThatThrownBy(() -> log.append(saying("maybe"))).isInstanceOf(LogException.class);
      log.append(saying("third"));

      // Then
      assertThat(disk.forcedFiles.subList(disk.forcedFiles.size() - 2, disk.forcedFiles.size()))
          .containsExactly("00000000000000000001.jsonl.recovery", "00000000000000000001.jsonl");
      assertThat(disk.forcedAfterFailure).isEmpty();
    }
  }

  /**
   * A full disk or too many open files during the copy once made every process read-only until it
   * was started again.
   */
  @ParameterizedTest
  @ValueSource(strings = {"create", "force", "rename"})
  void waitsWhileItCannotCopyAndGoesOnByItself(String step) throws Exception {
    // Given
    try (var log = open(IMPATIENT);
        var other = open(IMPATIENT)) {
      log.append(saying("first"));
      other.append(saying("second"));
      disk.oneForceFails = true;
      disk.copyFailsAt = Optional.of(step);

      // When
      assertThatThrownBy(() -> log.append(saying("maybe")))
          .isInstanceOf(LogException.OutcomeUnknown.class);

      // Then
      for (var writer : List.of(log, other)) {
        assertThatThrownBy(() -> writer.append(saying("never")))
            .isInstanceOf(LogException.Busy.class)
            .hasMessageContaining("suspect");
        assertThat(writer.alarms())
            .anyMatch(alarm -> alarm.contains("suspect") && alarm.contains(FaultyDisk.NO_COPY));
      }
      assertThat(other.read(0, 10))
          .extracting(Events::textOf)
          .containsExactly("first", "second", "maybe");
      assertThat(standingMarks()).isNotEmpty();

      // When
      disk.copyFailsAt = Optional.empty();

      // Then
      await().until(() -> standingMarks().isEmpty());
      for (var writer : List.of(log, other)) {
        await()
            .until(
                () -> writer.alarms().stream().noneMatch(one -> one.contains(FaultyDisk.NO_COPY)));
      }
      assertThat(other.append(saying("fourth"))).isEqualTo(4);
      assertThat(log.append(saying("fifth"))).isEqualTo(5);
    }
    assertThat(JournalText.texts(home))
        .containsExactly("first", "second", "maybe", "fourth", "fifth");
    assertThat(disk.forcedAfterFailure).isEmpty();
  }

  @Test
  void acknowledgesNothingThatWasForcedWhileAnotherFailed() throws Exception {
    // Given
    try (var log = open(BIG);
        var marks = new SuspectMarks(JournalFolder.in(home).holder(), new FileDisk())) {
      log.append(saying("first"));
      disk.duringForce =
          Optional.of(
              () -> {
                try {
                  marks.add(1, "another process failed");
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });

      // When
      assertThatThrownBy(() -> log.append(saying("maybe")))
          .isInstanceOf(LogException.OutcomeUnknown.class);

      // Then
      assertThat(log.append(saying("third"))).isEqualTo(3);
      assertThat(JournalText.lines(home).getLast().path("n").asLong()).isEqualTo(1);
    }
  }

  /** It has no name any more: nobody shall stay in it. */
  @Test
  void leavesAFileThatWasReplacedThoughItCannotBeClosed() throws Exception {
    // Given
    try (var log = open(BIG);
        var other = FileEventLog.open(home);
        var marks = new SuspectMarks(JournalFolder.in(home).holder(), new FileDisk())) {
      log.append(saying("first"));
      marks.add(1, "a third process failed");
      other.append(saying("second"));
      disk.oneCloseFails = true;

      // When
      log.append(saying("third"));

      // Then
      assertThat(disk.oneCloseFails).isFalse();
      assertThat(JournalText.texts(home)).containsExactly("first", "second", "third");
    }
  }

  @Test
  void copiesEverySegmentFromTheOldestThatIsSuspect() throws Exception {
    // Given
    try (var log = open(SMALL);
        var marks = new SuspectMarks(JournalFolder.in(home).holder(), new FileDisk())) {
      for (int i = 1; i <= 8; i++) {
        log.append(saying("text " + i));
      }
      var segments = JournalFolder.in(home).segments().stream().toList();
      assertThat(segments).hasSizeGreaterThan(3);
      var files = filesOf(segments);

      // When
      marks.add(segments.get(2), "a newer one");
      marks.add(segments.get(1), "the oldest one");
      log.append(saying("text 9"));

      // Then
      var now = filesOf(segments);
      assertThat(now.getFirst()).isEqualTo(files.getFirst());
      assertThat(now.subList(1, now.size()))
          .doesNotContainAnyElementsOf(files.subList(1, files.size()));
      assertThat(JournalText.texts(home)).hasSize(9);
    }
  }

  /** Half a mark once hid the segment that a whole one named: only the last two were copied. */
  @ParameterizedTest
  @CsvSource({"true,1", "false,1", "true,4"})
  void copiesTheOldestThatIsNamedAndTheLastTwoForHalfAMark(boolean halfFirst, int named)
      throws Exception {
    // Given
    var folder = JournalFolder.in(home);
    try (var log = open(SMALL);
        var marks = new SuspectMarks(folder.holder(), new FileDisk())) {
      for (int i = 1; i <= 9; i++) {
        log.append(saying("text " + i));
      }
      var segments = folder.segments().stream().toList();
      assertThat(segments).hasSize(5);
      var files = filesOf(segments);
      var half = "\n{\"suspect\":true,\"seg";

      // When
      if (halfFirst) {
        Files.writeString(folder.holder(), half, StandardOpenOption.APPEND);
      }
      marks.add(segments.get(named), "a whole one");
      if (!halfFirst) {
        Files.writeString(folder.holder(), half, StandardOpenOption.APPEND);
      }
      log.append(saying("text 10"));

      // Then
      int oldest = Math.min(named, 3);
      var now = filesOf(segments);
      assertThat(now.subList(0, oldest)).isEqualTo(files.subList(0, oldest));
      assertThat(now.subList(oldest, 5)).doesNotContainAnyElementsOf(files.subList(oldest, 5));
    }
  }

  /** As releases before the recovery wrote it. */
  @Test
  void dealsWithAMarkThatNamesNoSegmentAndWithHalfAMark() throws Exception {
    for (var mark :
        List.of("{\"suspect\":true,\"pid\":1,\"host\":\"h\",\"cause\":\"c\"}\n", "{\"s")) {
      try (var log = open(SMALL)) {
        log.append(saying("text"));
        var file = fileOf(JournalFolder.in(home).segments().last());
        Files.writeString(JournalFolder.in(home).holder(), mark, StandardOpenOption.APPEND);

        // When
        log.append(saying("text"));

        // Then
        assertThat(filesOf(JournalFolder.in(home).segments().stream().toList()))
            .doesNotContain(file);
        assertThat(standingMarks()).isEmpty();
      }
    }
  }

  /** Others may have read lines there; given to new lines, their seqs would make two histories. */
  @ParameterizedTest
  @ValueSource(ints = {1, 40, 200, 300})
  void goesNotOnBehindAnEndThatTheDiskHasLost(int zeros) throws Exception {
    // Given
    try (var log = open(BIG)) {
      for (var text : List.of("first", "second", "third")) {
        log.append(saying(text));
      }
      var segment = JournalText.segments(home).getFirst();
      var bytes = Files.readAllBytes(segment);
      try (var marks = new SuspectMarks(JournalFolder.in(home).holder(), new FileDisk())) {
        marks.add(1, "a page was not written");
      }
      Arrays.fill(bytes, bytes.length - zeros, bytes.length, (byte) 0);
      Files.write(segment, bytes);

      // When
      assertThatThrownBy(() -> log.append(saying("never")))
          .isInstanceOf(LogException.class)
          .hasMessageContaining("has lost the end");

      // Then
      assertThat(Files.readAllBytes(segment)).isEqualTo(bytes);
      assertThat(log.read(0, 1)).extracting(Events::textOf).containsExactly("first");
    }
  }

  @Test
  void keepsTheFragmentOfACrashedWriterOutOfTheCopy() throws Exception {
    // Given
    try (var log = open(BIG)) {
      log.append(saying("first"));
    }
    var segment = JournalText.segments(home).getFirst();
    Files.writeString(segment, "{\"v\":1,\"seq\":2,", StandardOpenOption.APPEND);
    try (var marks = new SuspectMarks(JournalFolder.in(home).holder(), new FileDisk())) {
      marks.add(1, "it failed");
    }
    Files.writeString(
        JournalText.directory(home).resolve(segment.getFileName() + ".recovery"), "x");

    // When
    try (var log = open(BIG)) {
      log.append(saying("second"));
    }

    // Then
    assertThat(JournalText.texts(home)).containsExactly("first", "second");
    assertThat(JournalText.quarantined(home)).hasSize(1);
  }

  @Test
  void trustsNoDiskThatFailsAgainAndAgain() throws Exception {
    // Given
    try (var log = open(BIG)) {
      log.append(saying("first"));
      int failures = 0;
      Optional<LogException.ReadOnly> refusal = Optional.empty();

      // When
      while (refusal.isEmpty() && failures < 1_000) {
        disk.oneForceFails = true;
        try {
          log.append(saying("text " + failures++));
        } catch (LogException.ReadOnly e) {
          refusal = Optional.of(e);
        } catch (LogException.OutcomeUnknown e) {
          assertThat(e).hasMessageContaining("Input/output error");
        }
      }

      // Then
      assertThat(refusal).get().asString().contains("failed too often");
      assertThat(failures).isBetween(Suspicion.COPIES_MAX, Suspicion.COPIES_MAX + 2);
    }
  }

  /** After some fifty failures in the life of a hive it once wrote no more, started anew or not. */
  @Test
  void countsOnlyWhatAProcessHasMetItself() throws Exception {
    // Given
    int failuresEach = Suspicion.COPIES_MAX - 1;
    for (int process = 0; process < 3; process++) {
      try (var log = open(BIG)) {
        log.append(saying("begins"));
        for (int i = 0; i < failuresEach; i++) {
          disk.oneForceFails = true;

          // When
          assertThatThrownBy(() -> log.append(saying("maybe")))
              .isInstanceOf(LogException.OutcomeUnknown.class);
        }

        // Then
        assertThat(log.append(saying("goes on"))).isEqualTo((process + 1) * (failuresEach + 2L));
      }
    }
  }

  @Test
  void readsNoMoreMarksThanAProcessHasMemoryFor() throws Exception {
    // Given
    var folder = JournalFolder.in(home);
    try (var log = open(BIG)) {
      log.append(saying("first"));
      Files.writeString(
          folder.holder(), "\n".repeat(SuspectMarks.FILE_BYTES_MAX), StandardOpenOption.APPEND);

      // Then
      assertThatThrownBy(() -> log.append(saying("never")))
          .isInstanceOf(LogException.class)
          .hasMessageContaining("failed too often")
          .hasMessageContaining(folder.holder().toString());
    }
  }

  private FileEventLog open(JournalLimits limits) throws IOException {
    return FileEventLog.open(home, limits, new SplittableRandom(System.nanoTime()), disk);
  }

  private List<Object> filesOf(List<Long> segments) throws IOException {
    List<Object> files = new ArrayList<>();
    for (long segment : segments) {
      files.add(fileOf(segment));
    }
    return files;
  }

  /** Names the file behind the name of a segment. */
  private Object fileOf(long segment) throws IOException {
    return FaultyDisk.fileAt(JournalFolder.in(home).segment(segment));
  }

  private String standingMarks() throws IOException {
    return Files.readString(JournalFolder.in(home).holder()).substring(256).strip();
  }
}
