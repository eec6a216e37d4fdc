package dev.bob.state.snapshot;

import dev.bob.state.event.Recorded;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Seqs;
import dev.bob.state.log.file.FileEventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A hive that has surveyed until its memory is full, in a folder of its own: its state, a snapshot
 * of it, and what came next.
 *
 * @param next the {@value #NEXT_EVENTS} events behind the state
 */
public record SurveyedHive(Path home, HiveState state, List<Recorded> next)
    implements AutoCloseable {
  public static final int NEXT_EVENTS = 1_000;
  private static final int EVENTS = 100_000;

  /** Takes some seconds. */
  public static SurveyedHive make() throws IOException {
    var home = Files.createTempDirectory(Path.of("").toAbsolutePath(), "bob-benchmark");
    LongHistory.write(home, EVENTS + NEXT_EVENTS);
    try (var log = FileEventLog.open(home)) {
      var snapshots = FileSnapshots.in(home);
      var state = new Past(log, snapshots).at(EVENTS, Seqs.NONE, (_, _) -> {});
      snapshots.write(Snapshot.after(log.read(EVENTS - 1, 1).getFirst(), state));
      return new SurveyedHive(home, state, log.read(EVENTS, NEXT_EVENTS));
    }
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.walk(home)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
