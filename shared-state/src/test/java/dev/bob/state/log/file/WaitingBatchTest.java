package dev.bob.state.log.file;

import static dev.bob.state.log.Events.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.state.event.Recorded;
import dev.bob.state.lock.LockFile;
import dev.bob.state.log.LogException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was taken and could not be written before the journal was found damaged. */
class WaitingBatchTest {
  private static final JournalLimits LIMITS =
      new JournalLimits(Duration.ofSeconds(20), Duration.ofMillis(50), 16 * 1024 * 1024);

  @TempDir private Path home;
  private final FaultyDisk disk = new FaultyDisk();

  /**
   * Of a batch one line got in and was lost by the disk; the other one waited. It kept its writer
   * and n, was acknowledged, and every fold rejected it as a gap.
   */
  @Test
  void countsAnewAfterTheJournalWasCopied() throws Exception {
    // Given
    try (var log = FileEventLog.open(home, LIMITS, new SplittableRandom(1), disk);
        var other = FileEventLog.open(home)) {
      other.append(saying("1st"));
      int lineBytes = (int) Files.size(JournalText.segments(home).getFirst());
      disk.writesOnly = Optional.of(lineBytes + 20);
      disk.oneForceFails = true;
      disk.duringForce = Optional.of(() -> loseSecondLineBehindAnother(other, lineBytes));

      // When
      var outcomes = appendInOneBatch(log, "2nd", "3rd");

      // Then
      assertThat(outcomes).containsExactlyInAnyOrder(Optional.empty(), Optional.of(4L));
      Map<String, Long> lastN = new HashMap<>();
      assertThat(log.read(0, 10))
          .allSatisfy(
              event ->
                  assertThat(event.n())
                      .as("n of writer %s", event.writer())
                      .isEqualTo(lastN.merge(event.writer(), 1L, Long::sum)))
          .extracting(Recorded::seq)
          .containsExactly(1L, 3L, 4L);
    }
  }

  /** The seqs; empty for one whose outcome is unknown. */
  private List<Optional<Long>> appendInOneBatch(FileEventLog log, String... texts)
      throws Exception {
    List<Optional<Long>> outcomes = new CopyOnWriteArrayList<>();
    List<Thread> callers = new ArrayList<>();
    try (var lock = LockFile.open(JournalFolder.in(home).lock())) {
      lock.lock();
      for (var text : texts) {
        callers.add(Thread.ofPlatform().start(() -> outcomes.add(appendUnlessUnknown(log, text))));
      }
      for (var caller : callers) {
        await().until(() -> caller.getState() == Thread.State.TIMED_WAITING);
      }
    }
    for (var caller : callers) {
      caller.join();
    }
    return outcomes;
  }

  private static Optional<Long> appendUnlessUnknown(FileEventLog log, String text) {
    try {
      return Optional.of(log.append(saying(text)));
    } catch (LogException.OutcomeUnknown e) {
      return Optional.empty();
    } catch (LogException e) {
      throw new IllegalStateException(e);
    }
  }

  private void loseSecondLineBehindAnother(FileEventLog other, int lineBytes) {
    try {
      other.append(saying("behind it"));
      try (var segment =
          new RandomAccessFile(JournalText.segments(home).getFirst().toFile(), "rw")) {
        segment.seek(lineBytes);
        segment.write(new byte[lineBytes - 1]);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
