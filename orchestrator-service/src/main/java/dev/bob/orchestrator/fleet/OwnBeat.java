package dev.bob.orchestrator.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The observer's own counter on the volume, {@code .bob/run/orchestrator.beat}: while it cannot be
 * moved, nobody else's can be expected to move.
 */
final class OwnBeat {
  private final Path file;
  private long written;

  OwnBeat(Path home) {
    file = home.resolve(".bob").resolve("run").resolve("orchestrator.beat");
  }

  /** Moves the counter and gives what can be read back; the old value where the volume is full. */
  long next() {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, Long.toString(written + 1));
      written = Long.parseLong(Files.readString(file));
    } catch (IOException | NumberFormatException e) { // that is the answer: it does not move
      return written;
    }
    return written;
  }
}
