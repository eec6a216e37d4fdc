package dev.bob.state.log.file;

import static dev.bob.state.log.Events.saying;
import static dev.bob.state.log.Events.textOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bob.state.event.Recorded;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.EventLogContract;
import dev.bob.state.log.Events;
import dev.bob.state.log.LogException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileEventLogTest extends EventLogContract {
  @TempDir private Path home;

  @Override
  protected EventLog open() throws IOException {
    return FileEventLog.open(home);
  }

  @Override
  protected EventLog openBeside() throws IOException {
    return FileEventLog.open(home);
  }

  @Test
  void readsWhatAnEarlierOneAppended() throws Exception {
    // Given
    log().append(saying("a"));
    log().append(saying("b"));
    log().close();

    // When
    try (var next = FileEventLog.open(home)) {
      long seq = next.append(saying("c"));

      // Then
      assertThat(seq).isEqualTo(3);
      assertThat(next.read(0, 10)).extracting(Events::textOf).containsExactly("a", "b", "c");
      assertThat(next.read(0, 10)).extracting(Recorded::n).containsExactly(1L, 2L, 1L);
      var writers = next.read(0, 10).stream().map(Recorded::writer).toList();
      assertThat(writers.get(1)).isEqualTo(writers.get(0)).isNotEqualTo(writers.get(2));
    }
  }

  @Test
  void deliversToTheOtherLogsOfTheJournal() throws Exception {
    // Given
    List<Recorded> seen = new CopyOnWriteArrayList<>();
    try (var other = FileEventLog.open(home);
        var _ = other.subscribe(0, seen::add)) {
      // When
      for (int i = 1; i <= 50; i++) {
        (i % 2 == 0 ? log() : other).append(saying("text " + i));
      }

      // Then
      await().until(() -> seen.size() >= 50);
      assertThat(seen)
          .extracting(Recorded::seq)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
    }
  }

  @Test
  void rollsSegmentsAndReadsAcrossThem() throws Exception {
    // Given
    log().close();
    var small = new JournalLimits(Duration.ofSeconds(5), Duration.ofMillis(50), 1_000);

    // When
    try (var one = FileEventLog.open(home, small, new SplittableRandom(1));
        var other = FileEventLog.open(home, small, new SplittableRandom(2))) {
      for (int i = 1; i <= 60; i++) {
        (i % 2 == 0 ? one : other).append(saying("text " + i));
      }

      // Then
      assertThat(JournalFolder.in(home).segments()).hasSizeGreaterThan(5).startsWith(1L);
      for (var log : List.of(one, other)) {
        assertThat(log.read(0, 1_000))
            .extracting(Events::textOf)
            .containsExactlyElementsOf(
                LongStream.rangeClosed(1, 60).mapToObj(i -> "text " + i).toList());
        assertThat(log.read(33, 3)).extracting(Recorded::seq).containsExactly(34L, 35L, 36L);
        assertThat(log.alarms()).isEmpty();
      }
    }
  }

  /**
   * Events of this process come from memory, and the reader did not know where they lie: it read
   * the whole segment again after each.
   */
  @Test
  void doesNotReadTheSegmentAgainForItsOwnAppends() throws Exception {
    // Given
    List<String> heard = new CopyOnWriteArrayList<>();
    try (var log = FileEventLog.open(home)) {
      log.append(saying("read already"));
      assertThat(log.read(0, 10)).hasSize(1);
      log.subscribe(1, event -> heard.add(textOf(event)));
      try (var segment =
          new RandomAccessFile(JournalText.segments(home).getFirst().toFile(), "rw")) {
        segment.write("what reads this again raises an alarm".getBytes(StandardCharsets.UTF_8));
      }

      // When
      for (int i = 0; i < 20; i++) {
        log.append(saying("own " + i));
      }

      // Then
      await().until(() -> heard.size() == 20);
      assertThat(log.read(21, 10)).isEmpty();
      assertThat(log.alarms()).isEmpty();
    }
  }

  @Test
  void saysWhenTheBeginningIsGone() throws Exception {
    // Given
    log().append(saying("a"));
    var folder = JournalFolder.in(home);
    Files.move(folder.segment(1), folder.segment(100));
    log().close();

    // Then
    try (var next = FileEventLog.open(home)) {
      assertThatThrownBy(() -> next.read(0, 10))
          .isInstanceOf(LogException.Truncated.class)
          .hasMessageContaining("begins at seq 100");
    }
  }
}
