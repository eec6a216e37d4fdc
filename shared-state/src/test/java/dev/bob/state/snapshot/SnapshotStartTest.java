package dev.bob.state.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.fold.Seqs;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.LogException;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which snapshot a hive starts from: none that is not of this log, word for word. */
class SnapshotStartTest {
  private static final int EVENTS = 60;
  private static final long OLDER = 20;
  private static final long NEWER = 40;

  @TempDir Path folder;
  private SnapshotHome home;
  private HiveState whole;

  @BeforeEach
  void tell() throws IOException {
    home = new SnapshotHome(folder);
    try (var log = home.log()) {
      for (int i = 1; i <= EVENTS; i++) {
        log.append(saying("event " + i));
      }
      snapshot(log, OLDER);
      snapshot(log, NEWER);
    }
    whole = home.folded();
  }

  @Test
  void foldsTheTailOnly() throws IOException {
    assertThat(firstFolded()).isEqualTo(NEWER + 1);
  }

  @Test
  void startsFromTheBeginningWithoutAny() throws IOException {
    // When
    Files.delete(newest());
    Files.delete(older());

    // Then
    assertThat(firstFolded()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 1_000})
  void doesNotUseOneThatWasCut(int bytes) throws IOException {
    // When
    var text = Files.readString(newest());
    Files.writeString(newest(), text.substring(0, Math.min(bytes, text.length() - 1)));

    // Then
    assertThat(firstFolded()).isEqualTo(OLDER + 1);
  }

  @Test
  void doesNotUseOneThatWasEdited() throws IOException {
    // When
    Files.writeString(newest(), Files.readString(newest()).replace("event 40", "event 4O"));

    // Then
    assertThat(firstFolded()).isEqualTo(OLDER + 1);
  }

  @Test
  void doesNotUseOneOfAnotherEventOrVersionOrRules() throws IOException {
    // Given
    var text = Files.readString(older());

    for (var edit :
        List.of(
            "{\"v\":1 -> {\"v\":2",
            "\"rules\":1 -> \"rules\":2",
            "\"state\":{ -> \"state\":{\"log\":{\"rules\":2},",
            "\"state\":{ -> \"state\":{\"dreams\":{},",
            "\"crc\":\" -> \"crc\":\"x")) {
      // When
      var parts = edit.split(" -> ", 2);
      assertThat(text).contains(parts[0]);
      Files.writeString(older(), summed(text.replace(parts[0], parts[1])));
      Files.deleteIfExists(newest());

      // Then
      assertThat(firstFolded()).as(edit).isEqualTo(1);
    }
    Files.copy(older(), newest());
    Files.writeString(older(), summed(text));
    assertThat(firstFolded()).isEqualTo(OLDER + 1);
  }

  @Test
  void doesNotUseOneOfRulesToCome() throws IOException {
    // Given
    var text =
        Files.readString(newest())
            .replace("\"rules\":1", "\"rules\":2")
            .replace(
                "\"state\":{", "\"state\":{\"log\":{\"damaged\":{},\"missing\":{},\"rules\":2},");

    // When
    Files.writeString(newest(), summed(text));

    // Then
    assertThat(firstFolded()).isEqualTo(OLDER + 1);
  }

  @Test
  void doesNotUseOneAheadOfTheLog() throws IOException {
    // Given: a power cut took the end of a journal that had been folded before it was durable.
    var segment = folder.resolve(".bob/journal/00000000000000000001.jsonl");
    var lines = Files.readAllLines(segment).subList(0, (int) NEWER - 1);

    // When
    Files.writeString(segment, String.join("\n", lines) + "\n");
    whole = home.folded();

    // Then
    assertThat(whole.seq()).isEqualTo(NEWER - 1);
    assertThat(firstFolded()).isEqualTo(OLDER + 1);
  }

  @Test
  void doesNotUseOneOfAnotherLog() throws IOException {
    // Given
    var other = new InMemoryEventLog(new SplittableRandom(7));
    for (int i = 1; i <= EVENTS; i++) {
      other.append(saying("event " + i));
    }

    // Then
    var seen = new ArrayList<Long>();
    var state =
        new Past(other, home.snapshots())
            .at(Long.MAX_VALUE, Seqs.NONE, (recorded, _) -> seen.add(recorded.seq()));
    assertThat(seen).hasSize(EVENTS);
    assertThat(state).isNotEqualTo(whole);
  }

  @Test
  void carriesTheCrcOfTheJournal() throws IOException {
    // Then
    var line = Files.readAllLines(folder.resolve(".bob/journal/00000000000000000001.jsonl"));
    var crc = home.snapshots().read(NEWER).crc();
    assertThat(line.get((int) NEWER - 1)).endsWith(",\"crc\":\"" + crc + "\"}");
  }

  @Test
  void readsTheExampleOfItsJavadoc() throws IOException {
    // Given
    var text =
        """
        {"v":1,"rules":1,"seq":1,"crc":"1d9bda67","state":{"fleet":{"wished":2},"seq":1,\
        "writers":{"by_last_seq":{"1":"9f86d081c0ffee00"},\
        "by_name":{"9f86d081c0ffee00":{"n":1,"seq":1}}}},"crc32c":"9bd77564"}
        """;

    // Then
    var snapshot = SnapshotText.read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(snapshot.seq()).isEqualTo(1);
    assertThat(snapshot.state().fleet().wished()).hasValue(2);
  }

  /** Opens the hive as a service does; gives the first event that it folded. */
  private long firstFolded() throws IOException {
    var folded = new ArrayList<Long>();
    try (var log = home.log()) {
      var state =
          new Past(log, home.snapshots())
              .at(Long.MAX_VALUE, Seqs.NONE, (recorded, _) -> folded.add(recorded.seq()));
      assertThat(state).isEqualTo(whole);
      assertThat(StateJson.hash(state)).isEqualTo(StateJson.hash(whole));
    }
    try (Hive hive = home.open()) {
      assertThat(hive.state()).isEqualTo(whole);
    }
    return folded.getFirst();
  }

  private void snapshot(EventLog log, long seq) throws LogException, IOException {
    var state = new Past(log, Snapshots.NONE).at(seq, Seqs.NONE, (_, _) -> {});
    home.snapshots().write(Snapshot.after(log.read(seq - 1, 1).getFirst(), state));
  }

  private static String summed(String text) {
    int end = text.lastIndexOf(",\"crc32c\"");
    var sum = new CRC32C();
    sum.update(text.substring(0, end).getBytes(StandardCharsets.UTF_8));
    var digits = HexFormat.of().toHexDigits((int) sum.getValue());
    return text.substring(0, end) + ",\"crc32c\":\"" + digits + "\"}\n";
  }

  private Path newest() {
    return folder.resolve(".bob/snapshots/%020d.json".formatted(NEWER));
  }

  private Path older() {
    return folder.resolve(".bob/snapshots/%020d.json".formatted(OLDER));
  }

  private static Event saying(String text) {
    return new Event(HiveStory.AT, Author.person(), HiveStory.message("broadcast", text));
  }
}
