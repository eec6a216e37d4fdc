package dev.bob.deploy;

import java.nio.file.Path;

/** The scripts under test. */
final class Scripts {
  private static final Path FOLDER = Path.of("").toAbsolutePath();

  private Scripts() {}

  static String start() {
    return FOLDER.resolve("start-multi.sh").toString();
  }

  static String stop() {
    return FOLDER.resolve("stop-multi.sh").toString();
  }
}
