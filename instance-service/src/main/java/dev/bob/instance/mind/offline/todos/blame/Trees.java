package dev.bob.instance.mind.offline.todos.blame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Compares the trees of a commit and its parent, where they matter. */
final class Trees implements AutoCloseable {
  private final TreeWalk walk;

  Trees(ObjectReader reader) {
    walk = new TreeWalk(reader);
    walk.setRecursive(true);
  }

  /**
   * What became of files.
   *
   * @return for each of the files that is not the same in the old tree, the version that the old
   *     tree has at its path; empty if it has none
   */
  Map<String, Optional<Version>> changes(AnyObjectId oldTree, AnyObjectId newTree, Suspects files)
      throws IOException {
    Map<String, Optional<Version>> changes = new HashMap<>();
    if (oldTree.equals(newTree)) {
      return changes;
    }
    walk.reset(oldTree, newTree);
    walk.setFilter(files);
    while (walk.next()) {
      String path = new String(walk.getRawPath(), ISO_8859_1);
      if (!Version.isFile(walk.getFileMode(0))) {
        changes.putIfAbsent(path, Optional.empty());
      } else if (!walk.idEqual(0, 1)) {
        changes.put(path, Optional.of(new Version(path, walk.getObjectId(0))));
      }
    }
    return changes;
  }

  @Override
  public void close() {
    walk.close();
  }
}
