package dev.bob.instance.mind.offline.changes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/** Where two histories part. */
final class Bases {
  private Bases() {}

  /** Empty if they have nothing in common; the first of several. */
  static Optional<RevCommit> of(RevWalk commits, AnyObjectId one, AnyObjectId other)
      throws IOException {
    return all(commits, one, other).stream().findFirst();
  }

  /** May be empty. */
  static List<RevCommit> all(RevWalk commits, AnyObjectId one, AnyObjectId other)
      throws IOException {
    List<RevCommit> bases = new ArrayList<>();
    try (var walk = new RevWalk(commits.getObjectReader())) {
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(walk.parseCommit(one));
      walk.markStart(walk.parseCommit(other));
      for (var base : walk) {
        bases.add(commits.parseCommit(base.getId()));
      }
    }
    return bases;
  }

  /** Whether the history of that commit has the other one in it. */
  static boolean has(RevWalk commits, AnyObjectId commit, AnyObjectId other) throws IOException {
    try (var walk = new RevWalk(commits.getObjectReader())) {
      return walk.isMergedInto(walk.parseCommit(other), walk.parseCommit(commit));
    }
  }
}
