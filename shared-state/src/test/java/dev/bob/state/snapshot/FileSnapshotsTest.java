package dev.bob.state.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.HiveStory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSnapshotsTest {
  private static final int EVERY = 5_000;

  @TempDir Path folder;
  private SnapshotHome home;
  private Snapshots snapshots;

  @BeforeEach
  void open() {
    home = new SnapshotHome(folder);
    snapshots = home.snapshots();
  }

  @Test
  void hasNoneInAnEmptyHome() throws IOException {
    assertThat(snapshots.seqs()).isEmpty();
    assertThat(folder).isEmptyDirectory();
    assertThatThrownBy(() -> snapshots.read(3)).isInstanceOf(IOException.class);
  }

  @Test
  void keepsTheNewestTwoAndOneOfEach10000() throws IOException {
    // When
    for (long seq = EVERY; seq <= 40_000; seq += EVERY) {
      snapshots.write(at(seq));
    }

    // Then
    assertThat(home.snapshotNames())
        .containsExactly(
            "00000000000000005000.json.gz",
            "00000000000000010000.json.gz",
            "00000000000000020000.json.gz",
            "00000000000000030000.json.gz",
            "00000000000000035000.json",
            "00000000000000040000.json");
    for (long seq : snapshots.seqs()) {
      assertThat(snapshots.read(seq)).isEqualTo(at(seq));
    }
  }

  @Test
  void keepsFewerOfALongHistory() throws IOException {
    // When
    var seqs = LongStream.iterate(10_000, seq -> seq + 10_000).limit(240).toArray();
    for (long seq : seqs) {
      snapshots.write(at(seq));
    }

    // Then
    assertThat(snapshots.seqs())
        .hasSizeBetween(FileSnapshots.SPARSE_MAX / 2, FileSnapshots.SPARSE_MAX + 2)
        .contains(10_000L, 2_390_000L, 2_400_000L);
  }

  @Test
  void deletesThoseAheadOfTheLog() throws IOException {
    // Story: a home folder was restored from an old copy of its journal; the snapshots of the lost
    // future would have passed for the newest two, and each new one would have been deleted.

    // Given
    snapshots.write(at(7_000));
    snapshots.write(at(8_000));

    // When
    snapshots.write(at(5_000));

    // Then
    assertThat(snapshots.seqs()).containsExactly(5_000L);
  }

  @Test
  void sweepsWhatACrashLeft() throws IOException {
    // Given
    snapshots.write(at(1_000));
    var left = folder.resolve(".bob/snapshots/.00000000000000002000.json.7-1-1.tmp");
    Files.writeString(left, "{\"v\":1");
    assertThat(snapshots.seqs()).containsExactly(1_000L);

    // When
    snapshots.write(at(3_000));

    // Then
    assertThat(left).doesNotExist();
    assertThat(snapshots.seqs()).containsExactly(1_000L, 3_000L);
  }

  @Test
  void readsThePlainOneOfTwo() throws IOException {
    // Given: it died between packing the file and deleting it.
    snapshots.write(at(1_000));
    Files.writeString(folder.resolve(".bob/snapshots/00000000000000001000.json.gz"), "half");

    // Then
    assertThat(snapshots.seqs()).containsExactly(1_000L);
    assertThat(snapshots.read(1_000)).isEqualTo(at(1_000));
    for (long seq : List.of(2_000L, 3_000L)) {
      snapshots.write(at(seq));
    }
    assertThat(snapshots.read(1_000)).isEqualTo(at(1_000));
  }

  @Test
  void refusesOneUnderAnotherName() throws IOException {
    // Given
    snapshots.write(at(1_000));

    // When
    Files.move(
        folder.resolve(".bob/snapshots/00000000000000001000.json"),
        folder.resolve(".bob/snapshots/00000000000000002000.json"));

    // Then
    assertThatThrownBy(() -> snapshots.read(2_000)).hasMessageContaining("it is of event 1000");
  }

  private static Snapshot at(long seq) {
    var event = new Event(HiveStory.AT, Author.person(), new FleetFact.Wished(3));
    var recorded = new Recorded(seq, "w", 1, event);
    return Snapshot.after(recorded, HiveState.EMPTY.apply(recorded).state());
  }
}
