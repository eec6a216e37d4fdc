package dev.bob.deploy.simulation;

import dev.bob.state.event.RecordedJson;
import dev.bob.state.fold.HiveState;
import dev.bob.state.json.Json;
import dev.bob.state.snapshot.FileSnapshots;
import dev.bob.state.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Another process, which reads the lines of the journal. Half way it dies, and its next incarnation
 * starts from the snapshot that it left on the disk.
 */
final class Replica {
  private Replica() {}

  /**
   * What it knows in the end.
   *
   * @param start the state before the first event
   */
  static HiveState of(SimulatedLog log, HiveState start) {
    try {
      var folder = Files.createTempDirectory("replica");
      try {
        return of(log, start, FileSnapshots.in(folder));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HiveState of(SimulatedLog log, HiveState start, FileSnapshots snapshots)
      throws IOException {
    long halfWay = log.head() / 2;
    var state = start;
    for (var recorded : log.read(0, Integer.MAX_VALUE)) {
      var line = Json.MAPPER.writeValueAsString(RecordedJson.of(recorded));
      var read = Json.MAPPER.readValue(line, RecordedJson.class).toRecorded();
      state = state.apply(read).state();
      if (read.seq() == halfWay) {
        snapshots.write(Snapshot.after(read, state));
        state = snapshots.read(halfWay).state();
      }
    }
    return state;
  }

  private static void delete(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
