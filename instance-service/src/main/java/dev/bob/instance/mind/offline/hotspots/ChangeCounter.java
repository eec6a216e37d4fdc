package dev.bob.instance.mind.offline.hotspots;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts for each file the commits that changed it under any of its names. A name that was a folder
 * once counts what changed in the folder, as {@code git rev-list -- name} does. Two numbers a file,
 * however long the history is.
 */
final class ChangeCounter {
  private static final int[] NO_FILE = {};

  private final Map<String, int[]> filesByName = new HashMap<>();
  private final int[] changes;
  private final int[] lastCommit;
  private int commits;

  /**
   * @param names of each file
   */
  ChangeCounter(List<List<String>> names) {
    changes = new int[names.size()];
    lastCommit = new int[names.size()];
    for (int file = 0; file < names.size(); file++) {
      for (String name : names.get(file)) {
        filesByName.merge(name, new int[] {file}, ChangeCounter::join);
      }
    }
  }

  private static int[] join(int[] some, int[] one) {
    int[] joined = Arrays.copyOf(some, some.length + 1);
    joined[some.length] = one[0];
    return joined;
  }

  void beginCommit() {
    commits++;
  }

  /** Takes a path that the commit changed; a commit counts once, whatever it does to a file. */
  void see(String path) {
    for (int file : filesByName.getOrDefault(path, NO_FILE)) {
      if (lastCommit[file] != commits) {
        lastCommit[file] = commits;
        changes[file]++;
      }
    }
  }

  int commits() {
    return commits;
  }

  int changes(int file) {
    return changes[file];
  }
}
