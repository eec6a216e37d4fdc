package dev.bob.state.log.file;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R3 in full: many recordings, each with another order of writers and failures. */
class PowerLossExperiment {
  private static final int RECORDINGS = 20;
  private static final int STATES_EACH = 2_500;

  @TempDir(factory = MemoryFolder.class)
  private Path folder;

  @Test
  void losesNothingAcknowledgedWheneverThePowerIsCut() throws Exception {
    long seed = Long.getLong("bob.seed", System.nanoTime());
    for (int i = 0; i < RECORDINGS; i++) {
      var figures = PowerLoss.check(folder.resolve("recording-" + i), seed + i, STATES_EACH);
      System.out.println(figures);
    }
  }
}
