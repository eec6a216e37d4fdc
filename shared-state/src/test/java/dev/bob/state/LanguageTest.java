package dev.bob.state;

import static dev.bob.state.log.Events.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.state.log.file.ArchiveLimits;
import dev.bob.state.log.file.FileEventLog;
import dev.bob.state.log.file.JournalLimits;
import dev.bob.state.presence.FilePresence;
import dev.bob.state.snapshot.FileSnapshots;
import dev.bob.state.snapshot.SnapshotKeeper;
import dev.bob.state.view.KeptHive;
import dev.bob.state.view.ViewKeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A machine that writes numbers in other digits. The archive of the journal had a name in them, so
 * that no reader found what was no longer there as it was; so had snapshots and old messages.
 */
class LanguageTest {
  private static final JournalLimits SMALL =
      new JournalLimits(Duration.ofSeconds(20), Duration.ofMillis(50), 20_000);
  private static final ArchiveLimits AT_ONCE = new ArchiveLimits(Duration.ZERO, 1_000_000_000, 0);
  private static final int EVENTS = 1_200;

  @TempDir private Path home;
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void speakArabic() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    assertThat("%d".formatted(1)).isEqualTo("١");
  }

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(before);
  }

  @Test
  void nothingIsLostInTheDigitsOfALanguage() throws Exception {
    // Given
    try (var log = FileEventLog.open(home, SMALL, new SecureRandom());
        var hive = new Hive(log, Clock.systemUTC())) {
      for (int i = 0; i < EVENTS; i++) {
        log.append(saying("text"));
      }
      hive.awaitChange(EVENTS - 1, Duration.ofSeconds(20));
      var snapshots = FileSnapshots.in(home);

      // When
      try (var keeper =
          new ViewKeeper(
                  home,
                  KeptHive.of(hive),
                  new FilePresence(home),
                  Clock.systemUTC(),
                  log.archive(AT_ONCE, Clock.offset(Clock.systemUTC(), Duration.ofDays(1))))
              .taking(new SnapshotKeeper(hive, snapshots, 100))) {
        keeper.start(() -> {});
        await().until(() -> !snapshots.seqs().isEmpty() && names(".bob/archive").size() > 5);
      }

      // Then
      assertThat(names(".bob/archive")).allMatch(name -> name.matches("[0-9]{20}\\.jsonl\\.gz"));
      assertThat(names(".bob/snapshots"))
          .allMatch(name -> name.matches("[0-9]{20}\\.json(\\.gz)?"));
      assertThat(names(".shared_messages.archive"))
          .hasSize(2)
          .allMatch(name -> name.matches("[0-9]{20}-[0-9]{20}\\.json"));
      assertThat(log.read(0, 10)).hasSize(10);
    }
  }

  private List<String> names(String folder) throws IOException {
    if (!Files.exists(home.resolve(folder))) {
      return List.of();
    }
    try (var files = Files.list(home.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
