package dev.bob.instance.mind.offline.hotspots;

import dev.bob.instance.mind.offline.repository.TreeEntry;
import java.util.List;

/**
 * How often the program's files changed.
 *
 * @param commits that HEAD reaches, merges left out
 */
record History(int commits, List<Changes> files) {
  History {
    files = List.copyOf(files);
  }

  /**
   * How often one file changed.
   *
   * @param names that it has had, the present one first
   * @param count commits that changed it under any of them
   */
  record Changes(TreeEntry file, List<String> names, int count) {
    Changes {
      names = List.copyOf(names);
    }
  }
}
