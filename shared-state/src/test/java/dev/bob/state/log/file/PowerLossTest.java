package dev.bob.state.log.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R3 in short. */
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
    assertThat(figures).contains("acknowledged lost 0");
    System.out.println(figures);
  }
}
