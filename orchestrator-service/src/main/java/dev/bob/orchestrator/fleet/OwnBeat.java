package dev.bob.orchestrator.fleet;

import dev.bob.state.json.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * The observer's own counter on the volume, {@code .bob/run/orchestrator.beat}: while it cannot be
 * moved, nobody else's can be expected to move. It is written as state files are, to a new file
 * that takes the old one's place, and is as large as one: a number written over the old one finds
 * room on a disk that is full for everybody else.
 */
final class OwnBeat implements BooleanSupplier {
  /** Of a state file with its hundred lines. */
  static final int FILE_BYTES = 16 * 1024;

  private final Path file;
  private final byte[] content = new byte[FILE_BYTES];
  private long written;

  OwnBeat(Path home) {
    file = home.resolve(".bob").resolve("run").resolve("orchestrator.beat");
  }

  /** Moves the counter, and gives whether it can be read back; not so where the volume is full. */
  @Override
  public boolean getAsBoolean() {
    try {
      if (!Files.exists(file.getParent())) {
        Files.createDirectories(file.getParent());
      }
      var number = Long.toString(written + 1).getBytes(StandardCharsets.US_ASCII);
      Arrays.fill(content, (byte) ' ');
      System.arraycopy(number, 0, content, 0, number.length);
      AtomicFile.write(file, content, AtomicFile.Durability.DISPOSABLE);
      long read = Long.parseLong(Files.readString(file).strip());
      boolean moved = read != written;
      written = read;
      return moved;
    } catch (IOException | NumberFormatException e) { // that is the answer: it does not move
      return false;
    }
  }
}
