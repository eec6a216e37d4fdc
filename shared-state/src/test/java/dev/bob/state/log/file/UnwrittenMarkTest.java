package dev.bob.state.log.file;

import static dev.bob.state.log.Events.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bob.state.log.Alarms;
import dev.bob.state.log.LogException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A force fails, and so does the mark that tells the other processes of it. */
class UnwrittenMarkTest {
  private static final JournalLimits IMPATIENT =
      new JournalLimits(Duration.ofSeconds(1), Duration.ofMillis(50), 16 * 1024 * 1024);

  @TempDir private Path home;
  private final FaultyDisk disk = new FaultyDisk();

  /** The others never heard of it, and wrote on behind what may be lost. */
  @ParameterizedTest
  @ValueSource(ints = {0, 20})
  void keepsTheOthersOutUntilTheyAreTold(int bytes) throws Exception {
    // Given
    try (var log = open();
        var other = open()) {
      log.append(saying("first"));
      other.append(saying("second"));
      disk.oneForceFails = true;
      disk.marksOnly = Optional.of(bytes);

      // When
      assertThatThrownBy(() -> log.append(saying("maybe")))
          .isInstanceOf(LogException.OutcomeUnknown.class);
      await().until(() -> isSaid(log));

      // Then
      assertThatThrownBy(() -> other.append(saying("never")))
          .isInstanceOf(LogException.Busy.class)
          .hasMessageContaining("held by process " + ProcessHandle.current().pid());
      assertThatThrownBy(() -> log.append(saying("never")))
          .isInstanceOf(LogException.Busy.class)
          .hasMessageContaining(FaultyDisk.NO_MARK);
      assertThat(JournalText.texts(home)).containsExactly("first", "second", "maybe");

      // When
      disk.marksOnly = Optional.empty();

      // Then
      await().until(() -> !isSaid(log));
      assertThat(other.append(saying("fourth"))).isEqualTo(4);
      assertThat(log.append(saying("fifth"))).isEqualTo(5);
      assertThat(log.alarms()).anyMatch(alarm -> alarm.contains("copied anew"));
      assertThat(disk.forcedAfterFailure).isEmpty();
    }
  }

  @Test
  void givesUpAfterAMinuteAndSaysWhatTheOthersDoThen() throws Exception {
    // Given
    var folder = JournalFolder.in(home);
    disk.marksOnly = Optional.of(0);
    try (var suspicion =
        new Suspicion(
            new SuspectMarks(folder.holder(), disk),
            new SuspectRecovery(folder, disk),
            new Alarms())) {
      // When
      suspicion.raise(new JournalFailure.NotForced(1, "cannot force", new IOException()));

      // Then
      for (int tries = 2; tries < Suspicion.MARK_TRIES_MAX; tries++) {
        assertThatThrownBy(suspicion::settle).isExactlyInstanceOf(IOException.class);
      }
      assertThatThrownBy(suspicion::settle)
          .isInstanceOf(JournalFailure.Suspect.class)
          .hasMessageContaining("they go on now")
          .hasMessageContaining(folder.holder().toString());
    }
  }

  private FileEventLog open() throws IOException {
    return FileEventLog.open(home, IMPATIENT, new SplittableRandom(System.nanoTime()), disk);
  }

  private static boolean isSaid(FileEventLog log) {
    return log.alarms().stream().anyMatch(alarm -> alarm.contains(FaultyDisk.NO_MARK));
  }
}
