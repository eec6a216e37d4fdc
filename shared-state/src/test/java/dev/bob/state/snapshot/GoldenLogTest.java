package dev.bob.state.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.state.Hive;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.log.LogException;
import dev.bob.state.log.file.FileEventLog;
import dev.bob.state.log.file.JournalLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The journal of each release folds to the state that it gave then. A file in {@code golden} is
 * never changed once its release is out: if this fails, the rules or the format need another
 * version.
 */
class GoldenLogTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final String LATEST = "0.1.0";

  @TempDir Path folder;
  private SnapshotHome home;

  @BeforeEach
  void open() {
    home = new SnapshotHome(folder);
  }

  static Stream<String> releases() throws IOException {
    try (var releases = Files.list(GOLDEN)) {
      return releases.map(release -> release.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("releases")
  void foldsToTheSameStateAsThen(String release) throws IOException {
    // Given
    lay(release);
    var before = content();

    // When
    var state = home.folded();

    // Then
    assertThat(StateJson.hash(state))
        .isEqualTo(Files.readString(GOLDEN.resolve(release).resolve("state.sha256")).strip());
    assertThat(content()).as("opening writes no event").isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("releases")
  void startsFromTheSnapshotOfThen(String release) throws IOException {
    // Given
    lay(release);
    var text = Files.readAllBytes(GOLDEN.resolve(release).resolve("snapshot.json"));
    var snapshot = SnapshotText.read(text);
    home.snapshots().write(snapshot);

    // When
    try (var hive = home.open()) {
      // Then
      assertThat(StateJson.hash(hive.state()))
          .isEqualTo(Files.readString(GOLDEN.resolve(release).resolve("state.sha256")).strip());
      assertThat(snapshot.isAfter(hive.read(snapshot.seq() - 1, 1).getFirst())).isTrue();
    }
    var again = new ByteArrayOutputStream();
    SnapshotText.write(snapshot, again);
    assertThat(again.toString(StandardCharsets.UTF_8))
        .isEqualTo(new String(text, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"v\":2,\"seq\":%d,\"writer\":\"f\",\"n\":1,\"at\":\"2027-01-01T00:00:00Z\","
            + "\"by\":{\"kind\":\"person\",\"id\":\"person\"},\"type\":\"goal.set\","
            + "\"data\":{\"text\":\"x\"}",
        "{\"v\":1,\"seq\":%d,\"writer\":\"f\",\"n\":1,\"at\":\"2027-01-01T00:00:00Z\","
            + "\"by\":{\"kind\":\"person\",\"id\":\"person\"},\"type\":\"dream.dreamt\","
            + "\"data\":{\"text\":\"x\"}",
        "{\"v\":1,\"seq\":%d,\"writer\":\"f\",\"n\":1,\"at\":\"2027-01-01T00:00:00Z\","
            + "\"by\":{\"kind\":\"person\",\"id\":\"person\"},\"type\":\"hive.rules\","
            + "\"data\":{\"n\":2}",
      })
  void refusesTheJournalOfALaterVersion(String line) throws IOException {
    // Given
    lay(LATEST);
    home.snapshots()
        .write(SnapshotText.read(Files.readAllBytes(GOLDEN.resolve(LATEST + "/snapshot.json"))));
    var journal = folder.resolve(".bob/journal/00000000000000000001.jsonl");
    long seq = Files.readAllLines(journal).size() + 1L;
    Files.writeString(journal, Files.readString(journal) + summed(line.formatted(seq)) + "\n");
    var before = content();

    try (var log = home.log()) {
      // When, Then
      assertThatThrownBy(() -> new Hive(log, home.snapshots(), HiveStory.CLOCK))
          .isInstanceOf(LogException.ReadOnly.class)
          .hasMessageContaining("event " + seq)
          .hasMessageContaining("start the version of Bob that wrote it");
      assertThatThrownBy(() -> log.append(log.read(0, 1).getFirst().event()))
          .isInstanceOf(LogException.ReadOnly.class);
    }
    assertThat(content()).isEqualTo(before);
  }

  /**
   * {@code -Dbob.golden.freeze=<release>} freezes the story as that release's golden log; before a
   * release is out, not after.
   */
  @Test
  @EnabledIfSystemProperty(named = "bob.golden.freeze", matches = "[0-9.]+")
  void freezes() throws IOException {
    // When
    var limits = JournalLimits.DEFAULT;
    try (var log = FileEventLog.open(folder, limits, new SplittableRandom(1))) {
      var hive = new Hive(log, HiveStory.CLOCK);
      new GoldenStory(log, hive).tell();

      // Then
      var release = GOLDEN.resolve(System.getProperty("bob.golden.freeze"));
      Files.createDirectories(release);
      var journal = Files.readString(folder.resolve(".bob/journal/00000000000000000001.jsonl"));
      Files.writeString(release.resolve("journal.jsonl"), journal);
      Files.writeString(release.resolve("state.sha256"), StateJson.hash(hive.state()) + "\n");
      long middle = hive.state().seq() / 2;
      var text = new ByteArrayOutputStream();
      SnapshotText.write(
          Snapshot.after(hive.read(middle - 1, 1).getFirst(), hive.at(middle)), text);
      Files.write(release.resolve("snapshot.json"), text.toByteArray());
      assertThat(journal.lines().count()).isEqualTo(hive.state().seq());
    }
  }

  private void lay(String release) throws IOException {
    var journal = Files.createDirectories(folder.resolve(".bob/journal"));
    Files.copy(
        GOLDEN.resolve(release).resolve("journal.jsonl"),
        journal.resolve("00000000000000000001.jsonl"));
  }

  /** What lies in the journal, and how often something lies in quarantine. */
  private TreeMap<String, String> content() throws IOException {
    var content = new TreeMap<String, String>();
    for (var place : List.of(".bob/journal", ".bob/quarantine", ".bob/snapshots")) {
      if (Files.isDirectory(folder.resolve(place))) {
        try (var files = Files.list(folder.resolve(place))) {
          for (var file : files.toList()) {
            content.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
          }
        }
      }
    }
    return content;
  }

  private static String summed(String line) {
    var crc = new CRC32C();
    crc.update(line.getBytes(StandardCharsets.UTF_8));
    return line + ",\"crc\":\"" + HexFormat.of().toHexDigits((int) crc.getValue()) + "\"}";
  }
}
