package dev.bob.instance.mind.offline.changes;

import dev.bob.instance.mind.offline.repository.PathText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.NoMergeBaseException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Merges two commits in memory, as {@code git merge} would, but for renames, which it does not
 * follow: a file that one side moved and the other changed is a conflict. No configuration plays a
 * part.
 */
final class Merger {
  private static final Config NONE = new Config();

  private final MemoryObjects objects;
  private final RevWalk walk;
  private final Lines lines;

  /** What a merge gave. */
  sealed interface Result {
    record Tree(ObjectId tree) implements Result {}

    /**
     * @param paths see {@link PathText}; may be empty
     */
    record Conflict(List<String> paths) implements Result {}

    /**
     * @param why one sentence
     */
    record TooLarge(String why) implements Result {}
  }

  Merger(MemoryObjects objects, RevWalk walk, ChangeLimits limits) {
    this.objects = objects;
    this.walk = walk;
    this.lines = new Lines(walk.getObjectReader(), limits);
  }

  /** Both have history in common. */
  Result merge(RevCommit ours, RevCommit theirs) throws IOException, InterruptedException {
    var large = tooLarge(ours, theirs);
    if (!large.isEmpty()) {
      return new Result.Conflict(large);
    }
    var merger = (ResolveMerger) MergeStrategy.RECURSIVE.newMerger(objects, NONE);
    try {
      if (merger.merge(ours, theirs)) {
        return new Result.Tree(merger.getResultTreeId());
      }
    } catch (NoMergeBaseException e) { // of several, which conflict among themselves
      return new Result.Conflict(List.of());
    } catch (TooMuch e) {
      return new Result.TooLarge(String.valueOf(e.getMessage()));
    }
    var paths = new ArrayList<>(merger.getUnmergedPaths());
    var failing = merger.getFailingPaths();
    if (failing != null) {
      paths.addAll(failing.keySet());
    }
    return new Result.Conflict(
        paths.stream().map(path -> PathText.of(Constants.encode(path))).distinct().toList());
  }

  /** A content merge holds three versions of a file in memory, and compares their lines. */
  private List<String> tooLarge(RevCommit ours, RevCommit theirs)
      throws IOException, InterruptedException {
    var base = Bases.of(walk, ours, theirs);
    List<String> paths = new ArrayList<>();
    try (var trees = new TreeWalk(walk.getObjectReader())) {
      trees.setRecursive(true);
      trees.setFilter(TreeFilter.ANY_DIFF);
      trees.reset(tree(base), ours.getTree(), theirs.getTree());
      while (trees.next()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        if (isContested(trees) && isLarge(trees)) {
          paths.add(PathText.of(trees.getRawPath()));
        }
      }
    }
    return paths;
  }

  private static ObjectId tree(Optional<RevCommit> base) {
    return base.map(RevCommit::getTree)
        .map(ObjectId.class::cast)
        .orElseThrow(() -> new IllegalArgumentException("no history in common"));
  }

  /** Whether both have changed it, and not alike. */
  private static boolean isContested(TreeWalk trees) {
    return !trees.idEqual(0, 1) && !trees.idEqual(0, 2) && !trees.idEqual(1, 2);
  }

  private boolean isLarge(TreeWalk trees) throws IOException {
    for (int side = 0; side < trees.getTreeCount(); side++) {
      int type = trees.getRawMode(side) & FileMode.TYPE_MASK;
      if (type == FileMode.TYPE_FILE && !lines.areCompared(trees.getObjectId(side))) {
        return true;
      }
    }
    return false;
  }
}
