package dev.bob.instance.mind.offline.hotspots;

import dev.bob.instance.mind.offline.repository.PathText;
import java.io.IOException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** The entries in which two trees differ by id or mode. No file is read, equal folders neither. */
final class TreeChanges implements AutoCloseable {
  private static final int BEFORE = 0;
  private static final int AFTER = 1;

  private final TreeWalk walk;

  TreeChanges(ObjectReader reader) {
    walk = new TreeWalk(reader);
    walk.setFilter(TreeFilter.ANY_DIFF);
  }

  /** Begins with the changes of a commit. */
  void of(Commits.Trees commit) throws IOException {
    if (commit.before().isPresent()) {
      walk.reset(commit.before().get(), commit.after());
    } else {
      walk.reset();
      walk.addTree(new EmptyTreeIterator());
      walk.addTree(commit.after());
    }
  }

  /** Goes on to the next one: a folder, what has changed in it, a file, …; false at the end. */
  boolean next() throws IOException, InterruptedException {
    while (walk.next()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (differs()) {
        if (walk.isSubtree()) {
          walk.enterSubtree();
        }
        return true;
      }
    }
    return false;
  }

  /** As text, see {@link PathText}. */
  String path() {
    return PathText.of(walk.getRawPath());
  }

  boolean addsFile() {
    return isFile(AFTER) && walk.getRawMode(BEFORE) == 0;
  }

  boolean removesFile() {
    return isFile(BEFORE) && walk.getRawMode(AFTER) == 0;
  }

  /** Of the file that is added or removed. */
  ObjectId blob() {
    return walk.getObjectId(isFile(AFTER) ? AFTER : BEFORE);
  }

  /** By what a mode means, as Git does: old trees have 100664 for 100644. */
  private boolean differs() {
    return !walk.idEqual(BEFORE, AFTER)
        || !walk.getFileMode(BEFORE).equals(walk.getFileMode(AFTER));
  }

  private boolean isFile(int side) {
    return (walk.getRawMode(side) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
  }

  @Override
  public void close() {
    walk.close();
  }
}
