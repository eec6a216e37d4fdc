package dev.bob.state.log.file;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R3 in short; {@link PowerLoss} is the judge. */
class PowerLossTest {
  private static final int STATES = 2_000;

  @TempDir(factory = MemoryFolder.class)
  private Path folder;

  @Test
  void losesNothingAcknowledgedWheneverThePowerIsCut() throws Exception {
    // Given
    long seed = Long.getLong("bob.seed", System.nanoTime());

    // When
    var figures = PowerLoss.check(folder, seed, STATES);

    // Then
    System.out.println(figures);
  }
}
