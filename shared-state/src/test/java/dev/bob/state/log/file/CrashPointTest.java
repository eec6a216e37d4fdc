package dev.bob.state.log.file;

import static dev.bob.state.log.Events.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.log.Events;
import dev.bob.state.log.LogException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process dies at every single step of appending, rolling, cutting, recovering, archiving. */
class CrashPointTest {
  private static final JournalLimits LIMITS =
      new JournalLimits(Duration.ofSeconds(20), Duration.ofMillis(50), 500);

  private static final Clock TOMORROW = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));
  private static final int SEGMENTS_MAX = 8;

  /** A write that was cut short is tried again after a pause. */
  private static final int THREADS = 8;

  @TempDir(factory = MemoryFolder.class)
  private Path folder;

  @ParameterizedTest
  @EnumSource
  void keepsWhatWasAcknowledgedAndWhatWasSeen(CrashingDisk.Reach reach) throws Exception {
    // Given
    int steps = diesAt(Integer.MAX_VALUE, reach);
    assertThat(steps).as("steps of the whole story").isGreaterThan(40);

    // When
    List<Callable<Integer>> deaths = new ArrayList<>();
    for (int step = 1; step <= steps; step++) {
      int last = step;
      deaths.add(() -> diesAt(last, reach));
    }

    // Then
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (var death : threads.invokeAll(deaths)) {
        assertThat(death.get()).isPositive();
      }
    }
  }

  /** How many steps the process did before it died, or its story was told. */
  private int diesAt(int step, CrashingDisk.Reach reach) throws IOException {
    var home = folder.resolve("home-" + step);
    var where = "step %d, %s".formatted(step, reach);
    var faulty = new FaultyDisk();
    var disk = new CrashingDisk(faulty, step, reach);
    Map<Long, String> acknowledged = new HashMap<>();
    try (var log = FileEventLog.open(home, LIMITS, new SplittableRandom(step), disk)) {
      story(log, faulty, acknowledged);
    }
    var seen = wholeLines(home);
    boolean fragment = JournalText.hasFragment(home);

    try (var next = FileEventLog.open(home, LIMITS, new SplittableRandom(-step), new FileDisk())) {
      next.append(saying("after"));
      archive(next);
      assertThat(next.read(0, 100).stream().map(Events::textOf).toList())
          .as(where)
          .isEqualTo(JournalText.texts(home));
      assertThat(next.alarms()).as(where).allMatch(alarm -> alarm.contains("copied anew"));
    }

    assertThat(JournalText.segments(home)).as(where).hasSizeLessThanOrEqualTo(2);
    var texts = JournalText.texts(home);
    assertThat(texts).as(where).doesNotHaveDuplicates().endsWith("after");
    acknowledged.forEach(
        (seq, text) -> assertThat(texts.get((int) (seq - 1))).as(where).isEqualTo(text));
    assertThat(texts).as(where).hasSize(seen.size() + 1);
    assertThat(wholeLines(home).subList(0, seen.size())).as(where).isEqualTo(seen);
    assertThat(JournalText.quarantined(home)).as(where).hasSize(fragment ? 1 : 0);
    return disk.steps();
  }

  /**
   * Appends, rolls, a write that is cut short, and a force that fails, with what follows; then what
   * is old is archived.
   */
  private static void story(FileEventLog log, FaultyDisk disk, Map<Long, String> acknowledged) {
    for (int i = 1; i <= 9; i++) {
      disk.writesOnly = i == 3 ? Optional.of(40) : Optional.empty();
      disk.oneForceFails = i == 5 || i == 8;
      var text = "text " + i;
      try {
        acknowledged.put(log.append(saying(text)), text);
      } catch (LogException.OutcomeUnknown e) {
        assertThat(e).hasMessageMatching("(?s).*(Input/output error|Crash).*");
      } catch (LogException e) {
        return;
      }
    }
    try {
      archive(log);
    } catch (CrashingDisk.Crash e) {
      assertThat(log.alarms()).noneMatch(alarm -> alarm.contains("archive"));
    }
  }

  private static void archive(FileEventLog log) {
    for (int i = 0; i < SEGMENTS_MAX; i++) {
      log.archive(new ArchiveLimits(Duration.ZERO, Long.MAX_VALUE, 0), TOMORROW).run();
    }
  }

  private static List<String> wholeLines(Path home) throws IOException {
    List<String> lines = new ArrayList<>();
    for (var text : JournalText.contents(home).values()) {
      lines.addAll(text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
    }
    return lines;
  }
}
