package dev.bob.state.snapshot;

import dev.bob.state.Hive;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.log.file.FileEventLog;
import dev.bob.state.log.file.JournalLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** A home folder of a hive on the disk, opened as often as one likes. */
final class SnapshotHome {
  private static final JournalLimits LIMITS =
      new JournalLimits(Duration.ofSeconds(20), Duration.ofMillis(20), 256 * 1024);

  private final Path path;
  private final SplittableRandom random = new SplittableRandom(4);

  SnapshotHome(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  FileSnapshots snapshots() {
    return FileSnapshots.in(path);
  }

  FileEventLog log() throws IOException {
    return FileEventLog.open(path, LIMITS, random);
  }

  Hive open() throws IOException {
    return new Hive(log(), snapshots(), HiveStory.CLOCK);
  }

  /** The state as the whole log gives it, without any snapshot. */
  HiveState folded() throws IOException {
    try (var hive = new Hive(log(), HiveStory.CLOCK)) {
      return hive.state();
    }
  }

  /** Changes one byte of the line of that event in the journal. */
  void damage(long seq) throws IOException {
    for (var segment : files(".bob/journal")) {
      var bytes = Files.readAllBytes(segment);
      var text = new String(bytes, StandardCharsets.ISO_8859_1);
      int at = text.indexOf("\"seq\":" + seq + ",\"writer\"");
      if (at >= 0) {
        bytes[text.indexOf("\"data\":", at) + 8] ^= 1;
        Files.write(segment, bytes);
        return;
      }
    }
    throw new IllegalArgumentException("there is no event " + seq);
  }

  List<String> snapshotNames() {
    try {
      return files(".bob/snapshots").stream().map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> files(String folder) throws IOException {
    try (var files = Files.list(path.resolve(folder))) {
      return files.sorted().toList();
    }
  }
}
