package dev.bob.state.log.file;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R1 in short. */
class KillWritersTest {
  @TempDir private Path folder;

  @Test
  void keepsEveryMessageOnceWhileWritersAreKilled() throws Exception {
    // Given
    var size = new KillWriters.Size(4, 300, 1, Duration.ofMillis(150), 8, Duration.ofMinutes(3));

    // Then
    System.out.println(KillWriters.run(folder, size, System.nanoTime()));
  }
}
