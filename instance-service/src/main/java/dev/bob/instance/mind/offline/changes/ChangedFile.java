package dev.bob.instance.mind.offline.changes;

import dev.bob.instance.mind.offline.repository.PathText;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * A file that a change adds, removes or makes another one. JGit's own entries forget the bytes of a
 * path that is not UTF-8; by such a name a file would be another one here than in a snapshot.
 */
final class ChangedFile extends DiffEntry {
  private final String path;

  private ChangedFile(TreeWalk trees, boolean before, boolean after) {
    path = PathText.of(trees.getRawPath());
    oldPath = before ? trees.getPathString() : DEV_NULL;
    oldMode = before ? trees.getFileMode(0) : FileMode.MISSING;
    oldId = AbbreviatedObjectId.fromObjectId(before ? trees.getObjectId(0) : ObjectId.zeroId());
    newPath = after ? trees.getPathString() : DEV_NULL;
    newMode = after ? trees.getFileMode(1) : FileMode.MISSING;
    newId = AbbreviatedObjectId.fromObjectId(after ? trees.getObjectId(1) : ObjectId.zeroId());
    changeType = before ? (after ? ChangeType.MODIFY : ChangeType.DELETE) : ChangeType.ADD;
  }

  /**
   * What a walk over two trees has come to, which is no folder: two entries if a file has become a
   * link, say.
   */
  static List<ChangedFile> at(TreeWalk trees) {
    boolean before = trees.getRawMode(0) != 0;
    boolean after = trees.getRawMode(1) != 0;
    if (before && after && type(trees, 0) != type(trees, 1)) {
      return List.of(new ChangedFile(trees, true, false), new ChangedFile(trees, false, true));
    }
    return List.of(new ChangedFile(trees, before, after));
  }

  private static int type(TreeWalk trees, int side) {
    return trees.getRawMode(side) & FileMode.TYPE_MASK;
  }

  /** See {@link PathText}. */
  String path() {
    return path;
  }

  /** Whether that side of it is a file or a symbolic link. */
  boolean isBlob(Side side) {
    var mode = getMode(side);
    return (mode.getBits() & FileMode.TYPE_MASK) == FileMode.TYPE_FILE
        || mode.equals(FileMode.SYMLINK);
  }

  ObjectId blob(Side side) {
    return getId(side).toObjectId();
  }
}
