package dev.bob.state.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.FleetFact;
import dev.bob.state.json.DyingProcess;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keeper dies at every single step of writing, packing and deleting snapshots. */
class SnapshotCrashTest {
  private static final int EVENTS = 5;
  private static final int STEPS_MIN = 30;

  @TempDir private Path folder;

  @Test
  void whatIsThereIsWholeAndTheNewestThatWasWrittenIsThere() throws Exception {
    int step = 1;
    while (dies(step)) {
      step++;
    }
    assertThat(step).as("steps of the whole story").isGreaterThan(STEPS_MIN);
  }

  private boolean dies(int step) throws IOException {
    // Given
    var home = new SnapshotHome(folder.resolve("home-" + step));
    try (var hive = home.open()) {
      for (int i = 1; i <= EVENTS; i++) {
        hive.submit(Author.person(), new FleetFact.Wished(i));
      }
      var written = new long[1];

      // When
      boolean died =
          DyingProcess.diesAt(
              step,
              () -> {
                for (long seq = 1; seq <= EVENTS; seq++) {
                  take(hive, home.snapshots(), seq);
                  written[0] = seq;
                }
              });

      // Then
      var snapshots = home.snapshots();
      for (long seq : snapshots.seqs()) {
        assertThat(snapshots.read(seq).state()).as("step %d", step).isEqualTo(hive.at(seq));
      }
      if (written[0] > 0) {
        assertThat(snapshots.seqs()).as("step %d", step).contains(written[0]);
      }
      try (var next = home.open()) {
        assertThat(next.state()).as("step %d", step).isEqualTo(home.folded());
      }
      take(hive, snapshots, EVENTS);
      assertThat(home.snapshotNames()).as("step %d", step).noneMatch(name -> name.endsWith(".tmp"));
      assertThat(snapshots.seqs()).as("step %d", step).contains((long) EVENTS);
      return died;
    }
  }

  private static void take(Hive hive, FileSnapshots snapshots, long seq) throws IOException {
    snapshots.write(Snapshot.after(hive.read(seq - 1, 1).getFirst(), hive.at(seq)));
  }
}
