package dev.bob.orchestrator.driver.process;

import dev.bob.orchestrator.driver.LastWords;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What an instance prints: {@code logs/<key>.out}, and the part before in {@code .out.1}. A file,
 * not a pipe: a pipe would break, and the instance with it, when the orchestrator dies.
 */
record OutputFile(Path path) {
  private static final long SIZE_BYTES_MAX = 4L << 20;
  private static final int TAIL_BYTES = 4_096;

  /**
   * Begins anew if it has become too large. The writer appends, so that cutting the file under it
   * is safe; lines printed in the moment between copy and cut are lost.
   */
  void bound() throws IOException {
    if (Files.exists(path) && Files.size(path) > SIZE_BYTES_MAX) {
      Files.copy(
          path,
          path.resolveSibling(path.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
      try (var file = new RandomAccessFile(path.toFile(), "rw")) {
        file.setLength(0);
      }
    }
  }

  /** What it said last; empty if there is none or it cannot be read. */
  String lastWords() {
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      long from = Math.max(0, file.length() - TAIL_BYTES);
      var tail = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(tail);
      return LastWords.of(new String(tail, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return "";
    }
  }
}
