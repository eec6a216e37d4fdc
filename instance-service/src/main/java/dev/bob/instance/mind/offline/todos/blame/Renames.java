package dev.bob.instance.mind.offline.todos.blame;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.api.errors.CanceledException;
import org.eclipse.jgit.diff.DiffConfig;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffEntry.ChangeType;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Finds what files were called before a commit, as git does: only a deleted file was renamed. */
final class Renames {
  /** Deleted files per commit; with more, only those are found whose content stayed the same. */
  private static final int DELETED_MAX = 1_000;

  /** Bytes; larger files are found only if their content stayed the same. */
  private static final int FILE_BYTES_MAX = 1 << 20;

  /** Percent of a file that stayed the same; as git has it (JGit's own is 60). */
  private static final int SIMILARITY_MIN = 50;

  private final ObjectReader reader;

  Renames(ObjectReader reader) {
    this.reader = reader;
  }

  /**
   * The versions that files had before under other names; a file that is new is not in it.
   *
   * @param paths of files that the old tree does not have
   */
  Map<String, Version> find(AnyObjectId oldTree, AnyObjectId newTree, Set<String> paths)
      throws IOException, InterruptedException {
    var detector = new RenameDetector(reader, new Config().get(DiffConfig.KEY));
    detector.setRenameScore(SIMILARITY_MIN);
    detector.setRenameLimit(DELETED_MAX);
    detector.setBigFileThreshold(FILE_BYTES_MAX);
    try (var walk = new TreeWalk(reader)) {
      walk.reset(oldTree, newTree);
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      for (DiffEntry entry : DiffEntry.scan(walk)) {
        if (entry.getChangeType() == ChangeType.DELETE
            || (entry.getChangeType() == ChangeType.ADD && paths.contains(newPath(entry)))) {
          detector.add(entry);
        }
      }
    }
    Map<String, Version> found = new HashMap<>();
    for (DiffEntry entry : compute(detector)) {
      boolean moved =
          entry.getChangeType() == ChangeType.RENAME || entry.getChangeType() == ChangeType.COPY;
      if (moved && Version.isFile(entry.getOldMode())) {
        found.put(
            newPath(entry),
            new Version(bytewise(entry.getOldPath()), entry.getOldId().toObjectId()));
      }
    }
    return found;
  }

  private Iterable<DiffEntry> compute(RenameDetector detector)
      throws IOException, InterruptedException {
    try {
      return detector.compute(reader, new Interruption());
    } catch (CanceledException asked) {
      throw new InterruptedException();
    }
  }

  /** JGit gives these as text; a path that is not UTF-8 is not found, and counts as new. */
  private static String newPath(DiffEntry entry) {
    return bytewise(entry.getNewPath());
  }

  private static String bytewise(String path) {
    return new String(path.getBytes(UTF_8), ISO_8859_1);
  }

  private static final class Interruption extends EmptyProgressMonitor {
    @Override
    public boolean isCancelled() {
      return Thread.interrupted();
    }
  }
}
