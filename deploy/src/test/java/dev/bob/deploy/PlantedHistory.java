package dev.bob.deploy;

import java.io.IOException;
import java.nio.file.Path;

/** A past of some two hundred commits in which one large source changes again and again. */
final class PlantedHistory {
  private static final int COMMITS = 220;
  private static final int OF_ENGINE = 80;
  private static final int MODULES = 12;
  private static final int ENGINE_LINES = 600;
  private static final long SECONDS_BETWEEN = 86_400;

  private PlantedHistory() {}

  /** Makes the repository in an empty folder, and checks its newest commit out. */
  static void make(Path folder) throws IOException, InterruptedException {
    Shell.git(folder, "init", "-q");
    var history = new FastImport();
    for (int i = 0; i < COMMITS; i++) {
      history.commit(i * SECONDS_BETWEEN);
      if (i < OF_ENGINE) {
        history.file("src/engine.py", engine(i));
      } else {
        history.file("src/part%d.py".formatted(i % MODULES), "value = %d\n".formatted(i));
      }
    }
    history.into(folder);
  }

  private static String engine(int version) {
    var text = new StringBuilder();
    for (int line = 0; line < ENGINE_LINES; line++) {
      text.append("step_").append(line).append(" = ").append(line == version ? 1 : 0).append('\n');
    }
    return text.toString();
  }
}
