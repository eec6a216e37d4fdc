package dev.bob.state.log.file;

import static dev.bob.state.log.Events.saying;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Runs in a process (or a class loader) of its own: appends texts to a journal, and writes each
 * into a file once it is acknowledged.
 */
public final class WriterProcess {
  private WriterProcess() {}

  /** Arguments: home, name, count, file for the acknowledged ones. */
  public static void main(String[] arguments) throws Exception {
    var name = arguments[1];
    int count = Integer.parseInt(arguments[2]);
    try (var log = FileEventLog.open(Path.of(arguments[0]));
        var acknowledged =
            Files.newOutputStream(
                Path.of(arguments[3]), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (int i = 0; i < count; i++) {
        var text = name + "-" + i;
        long seq = log.append(saying(text));
        acknowledged.write((seq + " " + text + "\n").getBytes());
      }
    }
  }
}
