package dev.bob.deploy;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A repository whose survey takes four instances on two cores some fifteen seconds: long enough to
 * be hit. Every part of a survey has something to do: pages for the links, two thousand commits for
 * the history, and in every second module a note whose age has to be looked up and checked.
 */
final class LongWork {
  private static final int PAGES = 8_000;
  private static final int MODULES = 120;
  private static final int MODULE_LINES = 300;
  private static final int NOTE_LINE = 7;
  private static final int COMMITS = 2_000;
  private static final long FIRST_SECOND = 80_000_000L;
  private static final long SECONDS_BETWEEN = 3_600;

  /** Without a common factor with the number of modules, so that each gets its turn. */
  private static final int STRIDE = 7_919;

  private LongWork() {}

  /** Makes it in a folder that does not exist yet. */
  static PlantedRepository make(Path folder) throws IOException, InterruptedException {
    var repository = PlantedRepository.make(folder, PAGES);
    var versions = new int[MODULES];
    var history = new FastImport().commit(FIRST_SECOND).onTop();
    for (int module = 0; module < MODULES; module++) {
      history.file(path(module), source(module, 0));
    }
    for (int i = 1; i < COMMITS; i++) {
      int module = i * STRIDE % MODULES;
      history
          .commit(FIRST_SECOND + i * SECONDS_BETWEEN)
          .file(path(module), source(module, ++versions[module]));
    }
    history.into(folder);
    return repository;
  }

  private static String path(int module) {
    return "src/module%d.py".formatted(module);
  }

  private static String source(int module, int version) {
    var text = new StringBuilder();
    for (int line = 0; line < MODULE_LINES; line++) {
      if (line == NOTE_LINE && module % 2 == 0) {
        text.append("# TODO: finish module ").append(module).append('\n');
      } else {
        text.append("step_%d = %d\n".formatted(line, line == version % MODULE_LINES ? version : 0));
      }
    }
    return text.toString();
  }
}
