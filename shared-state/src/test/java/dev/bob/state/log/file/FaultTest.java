package dev.bob.state.log.file;

import static dev.bob.state.log.Events.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bob.state.lock.ChildJvm;
import dev.bob.state.log.LogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each step of an append fails once. */
class FaultTest {
  private static final JournalLimits QUICK =
      new JournalLimits(Duration.ofMillis(400), Duration.ofMillis(50), 16 * 1024 * 1024);
  private static final JournalLimits PATIENT =
      new JournalLimits(Duration.ofSeconds(20), Duration.ofMillis(50), 1);

  /** A segment for each event. */
  private static final JournalLimits ROLLING =
      new JournalLimits(Duration.ofSeconds(1), Duration.ofMillis(50), 1);

  @TempDir private Path home;
  private final FaultyDisk disk = new FaultyDisk();

  @Test
  void writesTheRestOnceMoreWhenAWriteStoppedAnywhere() throws Exception {
    // Given
    try (var log = open(QUICK)) {
      log.append(saying("first"));
      int lineBytes = (int) Files.size(JournalText.segments(home).getFirst());

      for (int bytes = 0; bytes <= lineBytes; bytes += 17) {
        // When
        disk.writesOnly = Optional.of(bytes);
        log.append(saying("text " + bytes));
      }
      disk.writesOnly = Optional.of(1_000_000);
      log.append(saying("all got in, and yet it failed"));

      // Then
      assertThat(JournalText.texts(home)).doesNotHaveDuplicates();
      assertThat(JournalText.texts(home)).hasSize(lineBytes / 17 + 3);
      assertThat(disk.linesRemoved).hasValue(0);
      assertThat(log.alarms()).isEmpty();
    }
  }

  @Test
  void worksAgainWithoutARestartOnceTheDiskHasRoom() throws Exception {
    // Given
    try (var log = open(QUICK)) {
      log.append(saying("first"));
      disk.staysFull = true;
      disk.writesOnly = Optional.of(10);

      // When
      assertThatThrownBy(() -> log.append(saying("maybe")))
          .isInstanceOf(LogException.OutcomeUnknown.class)
          .hasMessageContaining("No space left");
      assertThatThrownBy(() -> log.append(saying("never")))
          .isInstanceOf(LogException.Busy.class)
          .hasMessageContaining("No space left");
      assertThat(log.alarms()).singleElement().asString().contains("No space left");
      disk.staysFull = false;

      // Then
      await().until(() -> log.read(0, 10).size() == 2);
      assertThat(log.append(saying("after"))).isEqualTo(3);
      assertThat(JournalText.texts(home)).containsExactly("first", "maybe", "after");
      assertThat(log.alarms()).isEmpty();
    }
  }

  @Test
  void leavesAFragmentToTheNextTurnWhenItCannotCutIt() throws Exception {
    // Given
    try (var log = open(PATIENT)) {
      log.append(saying("first"));
      disk.truncateFails = true;
      disk.writesOnly = Optional.of(10);

      // When
      var appending = Thread.ofVirtual().start(() -> appendUnchecked(log, "second"));
      await().until(() -> !log.alarms().isEmpty());
      disk.truncateFails = false;
      appending.join();

      // Then
      assertThat(JournalText.texts(home)).containsExactly("first", "second");
      assertThat(JournalText.quarantined(home)).hasSize(1);
    }
  }

  @Test
  void doesNotRollBehindASegmentThatItCouldNotForce() throws Exception {
    // Given
    try (var log = open(ROLLING)) {
      log.append(saying("fills the segment"));
      disk.forceFails = true;
      int forces = disk.forces.get();

      // When
      assertThatThrownBy(() -> log.append(saying("never"))).isInstanceOf(LogException.class);

      // Then
      assertThat(disk.forces.get()).as("tries").isGreaterThan(forces + 2);
      assertThat(JournalText.segments(home)).hasSize(1);
      assertThat(JournalText.texts(home)).containsExactly("fills the segment");
    }
  }

  /** Else an acknowledged event of the new segment could rest on a lost one of the old. */
  @Test
  void forcesTheOldSegmentBeforeItRollsThoughItsWriterIsStillForcing() throws Exception {
    // Given
    var small = new JournalLimits(Duration.ofSeconds(20), Duration.ofMillis(50), 400);
    try (var log = open(small);
        var other = open(small)) {
      log.append(saying("first"));
      disk.forcedFiles.clear();
      List<String> forced = new ArrayList<>();
      disk.duringForce =
          Optional.of(
              () -> {
                appendUnchecked(other, "third");
                forced.addAll(disk.forcedFiles);
              });

      // When
      log.append(saying("second"));

      // Then
      assertThat(forced)
          .containsExactly(
              "00000000000000000001.jsonl",
              "00000000000000000003.jsonl",
              "00000000000000000003.jsonl");
    }
  }

  @Test
  void forcesTheNameOfASegmentWhoseCreatorDied() throws Exception {
    // Given
    try (var log = FileEventLog.open(home)) {
      log.append(saying("first"));
    }
    Files.createFile(JournalText.directory(home).resolve("%020d.jsonl".formatted(2)));

    // When
    try (var log = open(QUICK)) {
      log.append(saying("second"));
    }

    // Then
    assertThat(disk.forcedDirectories).contains(JournalText.directory(home));
    assertThat(JournalText.texts(home)).containsExactly("first", "second");
    assertThat(JournalText.segments(home)).hasSize(2);
  }

  @Test
  void stopsWhenItsLockDoesNotKeepOthersOut() throws Exception {
    // Given
    try (var log = open(QUICK)) {
      log.append(saying("first"));
      disk.strangerWrites = Optional.of("a stranger's line\n");

      // When
      assertThatThrownBy(() -> log.append(saying("maybe")))
          .isInstanceOf(LogException.OutcomeUnknown.class);

      // Then
      assertThatThrownBy(() -> log.append(saying("never")))
          .isInstanceOf(LogException.ReadOnly.class)
          .hasMessageContaining("does not keep others out");
      assertThat(log.alarms()).singleElement().asString().contains("does not keep others out");
    }
  }

  @Test
  void namesTheStoppedHolderOfTheLockAndGoesOnOnceItIsKilled() throws Exception {
    // Given
    try (var log = open(QUICK);
        var holder = ChildJvm.start(home.resolve("out"), StuckWriter.class, home.toString())) {
      log.append(saying("first"));
      await().until(() -> holder.printed().contains("HOLDING"));
      holder.signal("STOP");

      // When
      assertThatThrownBy(() -> log.append(saying("never")))
          .isInstanceOf(LogException.Busy.class)
          .hasMessageContaining("process " + holder.pid());
      assertThat(log.read(0, 10)).hasSize(1);
      holder.signal("KILL");

      // Then
      assertThat(log.append(saying("after"))).isEqualTo(2);
      assertThat(JournalText.texts(home)).containsExactly("first", "after");
    }
  }

  @Test
  void closesInTimeWhileAnotherHoldsTheLock() throws Exception {
    // Given
    var log = open(QUICK);
    try (var holder = ChildJvm.start(home.resolve("out"), StuckWriter.class, home.toString())) {
      await().until(() -> holder.printed().contains("HOLDING"));
      assertThatThrownBy(() -> log.append(saying("never"))).isInstanceOf(LogException.Busy.class);

      // When
      log.close();

      // Then
      assertThat(holder.isAlive()).isTrue();
    }
  }

  private FileEventLog open(JournalLimits limits) throws IOException {
    return FileEventLog.open(home, limits, new SplittableRandom(1), disk);
  }

  private static void appendUnchecked(FileEventLog log, String text) {
    try {
      log.append(saying(text));
    } catch (LogException e) {
      throw new IllegalStateException(e);
    }
  }
}
