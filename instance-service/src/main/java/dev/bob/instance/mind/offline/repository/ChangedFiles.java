package dev.bob.instance.mind.offline.repository;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.InvalidObjectIdException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * The files that two commits do not have in common. Trees are compared by their ids: no file is
 * read, and equal folders are not entered.
 *
 * @param paths see {@link PathText}; absent if the earlier commit cannot be found: then nothing can
 *     be said to be the same
 */
public record ChangedFiles(Optional<Set<String>> paths) {

  /**
   * @param before hex id, of whatever a mind took for a commit
   * @param after full hex id of a commit that must be there
   */
  public static ChangedFiles between(String before, String after, GitRepository repository)
      throws IOException, InterruptedException {
    if (before.equals(after)) {
      return new ChangedFiles(Optional.of(Set.of()));
    }
    try (var commits = new RevWalk(repository.jgit())) {
      var later = commits.parseCommit(ObjectId.fromString(after)).getTree();
      var earlier = tree(before, commits);
      return earlier.isEmpty()
          ? new ChangedFiles(Optional.empty())
          : new ChangedFiles(Optional.of(walk(earlier.get(), later, commits)));
    }
  }

  private static Optional<RevTree> tree(String commit, RevWalk commits) throws IOException {
    try {
      return Optional.of(commits.parseCommit(ObjectId.fromString(commit)).getTree());
    } catch (InvalidObjectIdException
        | MissingObjectException
        | IncorrectObjectTypeException e) { // rewritten and collected, or never one
      return Optional.empty();
    }
  }

  private static Set<String> walk(RevTree before, RevTree after, RevWalk commits)
      throws IOException, InterruptedException {
    Set<String> paths = new HashSet<>();
    try (var trees = new TreeWalk(commits.getObjectReader())) {
      trees.setRecursive(true);
      trees.setFilter(TreeFilter.ANY_DIFF);
      trees.reset(before, after);
      while (trees.next()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        paths.add(PathText.of(trees.getRawPath()));
      }
    }
    return paths;
  }

  /** Whether that file is another one, or gone; with the empty path, whether anything is. */
  public boolean has(String path) {
    return paths.isEmpty()
        || (path.isEmpty() ? !paths.get().isEmpty() : paths.get().contains(path));
  }
}
