package dev.bob.state.log.file;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R1 in full. */
class KillWritersExperiment {
  @TempDir private Path folder;

  @Test
  void keepsEveryMessageOnceWhileWritersAreKilled() throws Exception {
    var size =
        new KillWriters.Size(8, 2_000, 2, Duration.ofSeconds(1), 1_000, Duration.ofMinutes(15));
    System.out.println(KillWriters.run(folder, size, Long.getLong("bob.seed", System.nanoTime())));
  }
}
