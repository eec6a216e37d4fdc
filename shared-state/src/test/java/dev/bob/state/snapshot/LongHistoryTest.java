package dev.bob.state.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.fold.Seqs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R9, small: what a start reads does not grow with the history. {@link LongHistoryExperiment}. */
class LongHistoryTest {
  private static final int EVENTS = 20_000;
  private static final int TAIL = 100;

  @TempDir Path folder;

  @Test
  void startsFromTheSnapshotAndTheTail() throws IOException {
    // Given
    LongHistory.write(folder, EVENTS);
    var home = new SnapshotHome(folder);
    try (var hive = home.open()) {
      assertThat(hive.state().seq()).isEqualTo(EVENTS);
      assertThat(hive.state().rejections()).isEmpty();
      new SnapshotKeeper(hive, home.snapshots(), 5_000).turn();
      for (int i = 1; i < TAIL; i++) { // and the event of the keeper
        hive.submit(Author.person(), HiveStory.message("broadcast", "hello"));
      }
    }

    // When
    var folded = new ArrayList<Long>();
    try (var log = home.log()) {
      var state =
          new Past(log, home.snapshots())
              .at(Long.MAX_VALUE, Seqs.NONE, (recorded, _) -> folded.add(recorded.seq()));

      // Then
      assertThat(folded).hasSize(TAIL).startsWith(EVENTS + 1L);
      assertThat(StateJson.hash(state)).isEqualTo(StateJson.hash(home.folded()));
    }
  }
}
