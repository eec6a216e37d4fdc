package dev.bob.instance.mind.offline.hotspots;

import dev.bob.instance.mind.offline.repository.GitRepository;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.errors.CancelledException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * All commits that a commit reaches, once each, merges left out: what a merge brings was counted
 * where it was made, and what a person changed while merging, {@code git rev-list --no-merges} does
 * not count either.
 *
 * <p>Keeps about 150 bytes a commit, none of its message. Replaced objects ({@code refs/replace})
 * are not looked at, since JGit does not know them.
 */
final class Commits implements AutoCloseable {
  private final RevWalk walk;

  Commits(ObjectReader reader, AnyObjectId head) throws IOException {
    walk = new RevWalk(reader);
    walk.setRetainBody(false);
    walk.markStart(walk.parseCommit(head));
  }

  /**
   * The trees of a commit.
   *
   * @param before of its parent; empty for a first commit
   */
  record Trees(Optional<ObjectId> before, ObjectId after) {}

  /** The next one, empty at the end. */
  Optional<Trees> next() throws IOException, InterruptedException {
    for (RevCommit commit = step(); commit != null; commit = step()) {
      switch (commit.getParentCount()) {
        case 0 -> {
          return Optional.of(new Trees(Optional.empty(), commit.getTree()));
        }
        case 1 -> {
          RevCommit parent = commit.getParent(0);
          walk.parseHeaders(parent);
          return Optional.of(new Trees(Optional.of(parent.getTree()), commit.getTree()));
        }
        default -> {
          continue;
        }
      }
    }
    return Optional.empty();
  }

  /** Looks at the interrupt flag, as JGit does. */
  private @Nullable RevCommit step() throws IOException, InterruptedException {
    try {
      return walk.next();
    } catch (CancelledException e) {
      throw GitRepository.interrupted(e);
    }
  }

  @Override
  public void close() {
    walk.close();
  }
}
