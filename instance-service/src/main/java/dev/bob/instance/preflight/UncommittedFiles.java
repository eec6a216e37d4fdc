package dev.bob.instance.preflight;

import dev.bob.instance.mind.offline.repository.PathText;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;

/**
 * Counts the files of a checkout that differ from HEAD: staged, changed, deleted, or new and not
 * ignored.
 *
 * <p>JGit's own status runs the clean filters that the repository configures, as Git does; a
 * repository of a stranger may name any program there. So this walks by itself, without attributes.
 * A file whose time of change differs is compared by its bytes, as they are and with plain line
 * ends; where a filter makes the difference, it is counted though Git would not.
 */
final class UncommittedFiles {
  private static final int HEAD = 0;
  private static final int INDEX = 1;
  private static final int FOLDER = 2;

  /** Entries; a count beyond says nobody more, and a hostile core.worktree may name the disk. */
  private static final int VISITS_MAX = 200_000;

  private final Repository jgit;
  private final ObjectId head;
  private final Set<String> uncommitted = new HashSet<>();
  private boolean whole = true;

  UncommittedFiles(Repository jgit, ObjectId head) {
    this.jgit = jgit;
    this.head = head;
  }

  /** One sentence, or the empty string if there are none. */
  String sentence() throws InterruptedException {
    if (jgit.isBare()) {
      return "";
    }
    try {
      count();
    } catch (IOException unreadable) {
      return "Uncommitted files, which were not counted (the checkout or its index cannot be read),"
          + " are not part of this survey.";
    }
    String number = PreflightText.number(uncommitted.size());
    if (!whole) {
      return "More than " + number + " uncommitted files are not part of this survey.";
    }
    return switch (uncommitted.size()) {
      case 0 -> "";
      case 1 -> "1 uncommitted file is not part of this survey.";
      default -> number + " uncommitted files are not part of this survey.";
    };
  }

  private void count() throws IOException, InterruptedException {
    try (ObjectReader reader = jgit.newObjectReader();
        var revisions = new RevWalk(reader);
        var walk = new TreeWalk(reader)) {
      walk.addTree(revisions.parseCommit(head).getTree());
      walk.addTree(new DirCacheIterator(DirCache.read(jgit)));
      walk.addTree(new FileTreeIterator(jgit));
      for (int visits = 0; walk.next(); visits++) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        if (visits == VISITS_MAX) {
          whole = false;
          return;
        }
        visit(walk);
      }
    }
  }

  private void visit(TreeWalk walk) throws IOException {
    boolean known = walk.getRawMode(HEAD) != 0 || walk.getRawMode(INDEX) != 0;
    var file = walk.getTree(FOLDER, WorkingTreeIterator.class);
    if (!known && file != null && file.isEntryIgnored()) {
      return;
    }
    if (walk.isSubtree()) {
      walk.enterSubtree();
      return;
    }
    if (differs(walk, file)) {
      uncommitted.add(PathText.of(walk.getRawPath()));
    }
  }

  private boolean differs(TreeWalk walk, WorkingTreeIterator file) throws IOException {
    if (walk.getRawMode(HEAD) != walk.getRawMode(INDEX) || !walk.idEqual(HEAD, INDEX)) {
      return true;
    }
    var index = walk.getTree(INDEX, DirCacheIterator.class);
    if (index == null) {
      return file != null;
    }
    var entry = index.getDirCacheEntry();
    if (entry.isAssumeValid() || entry.isSkipWorkTree()) {
      return false;
    }
    if (file == null) {
      return !FileMode.GITLINK.equals(entry.getRawMode());
    }
    return switch (file.compareMetadata(entry)) {
      case EQUAL -> false;
      case DIFFER_BY_METADATA, DIFFER_BY_TIMESTAMP, SMUDGED ->
          FileMode.GITLINK.equals(entry.getRawMode()) || CheckoutFile.differs(jgit, entry);
    };
  }
}
