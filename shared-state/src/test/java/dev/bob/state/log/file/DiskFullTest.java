package dev.bob.state.log.file;

import static dev.bob.state.log.Events.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bob.state.Hive;
import dev.bob.state.log.LogException;
import dev.bob.state.presence.FilePresence;
import dev.bob.state.view.KeptHive;
import dev.bob.state.view.ViewKeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R5: the volume is full, on a real file system. */
class DiskFullTest {
  private static final JournalLimits LIMITS =
      new JournalLimits(Duration.ofMillis(700), Duration.ofMillis(50), 64 * 1024);
  private static final Duration WORKS_AGAIN_WITHIN = Duration.ofSeconds(5);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path folder;
  private final Map<Long, String> acknowledged = new LinkedHashMap<>();
  private final Set<String> unknown = new HashSet<>();

  @Test
  void keepsWhatItAcknowledgedAndWorksAgainOnceThereIsRoom() throws Exception {
    try (var disk = SmallDisk.mount(folder.resolve("disk"), "1m")) {
      // Given
      var home = disk.root();
      var filler = Files.write(home.resolve("filler"), new byte[400_000]);
      try (var log = open(home);
          var other = open(home);
          var hive = new Hive(log, Clock.systemUTC());
          var keeper =
              new ViewKeeper(home, KeptHive.of(hive), new FilePresence(home), Clock.systemUTC())) {
        keeper.start(() -> {});
        await().until(() -> Files.exists(home.resolve(".shared_messages.json")));

        // When
        int refused = 0;
        for (int i = 0; refused < 4; i++) {
          refused += append(i % 2 == 0 ? log : other, "text " + i) ? 0 : 1;
        }

        // Then
        assertThat(JournalText.textsBySeq(home)).containsAllEntriesOf(acknowledged);
        assertThat(acknowledged).hasSizeGreaterThan(20);
        assertThat(log.alarms()).anyMatch(alarm -> alarm.contains("No space left"));
        assertThat(views(home)).isNotEmpty().allSatisfy(DiskFullTest::isWhole);
        assertThat(log.read(0, 10)).hasSize(10);

        // When
        Files.delete(filler);

        // Then
        for (var writer : List.of(log, other)) {
          await().atMost(WORKS_AGAIN_WITHIN).until(() -> append(writer, "after " + writer));
        }
        await().until(() -> log.alarms().isEmpty() && other.alarms().isEmpty());
      }

      // Then
      var texts = JournalText.texts(home);
      acknowledged.forEach((seq, text) -> assertThat(texts.get((int) (seq - 1))).isEqualTo(text));
      assertThat(texts).doesNotHaveDuplicates();
      var others = new ArrayList<>(texts);
      others.removeAll(acknowledged.values());
      assertThat(unknown).containsAll(others);
    }
  }

  private static FileEventLog open(Path home) throws IOException {
    return FileEventLog.open(home, LIMITS, new SplittableRandom(System.nanoTime()));
  }

  /** Whether it was acknowledged. */
  private boolean append(FileEventLog log, String name) throws LogException {
    var text = name + " " + "x".repeat(2_000);
    try {
      acknowledged.put(log.append(saying(text)), text);
      return true;
    } catch (LogException.OutcomeUnknown e) {
      unknown.add(text);
      return false;
    } catch (LogException.Busy e) {
      return false;
    }
  }

  private static List<Path> views(Path home) throws IOException {
    try (var files = Files.newDirectoryStream(home, ".{shared_*,instance_registry}.json")) {
      List<Path> views = new ArrayList<>();
      files.forEach(views::add);
      return views;
    }
  }

  private static void isWhole(Path view) throws IOException {
    assertThat(MAPPER.readTree(Files.readAllBytes(view)).isObject()).as("%s", view).isTrue();
  }
}
