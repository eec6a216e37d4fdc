package dev.bob.instance.mind.offline.changes;

import dev.bob.instance.mind.offline.repository.PathText;
import dev.bob.state.model.Extent;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.io.NullOutputStream;

/**
 * What a commit changes against the one at which it left the history of HEAD.
 *
 * @param entries one for each file; what is moved is gone and added
 * @param sizeBytes of the files that it brings, all together
 */
record WhatChanges(RevCommit base, RevCommit commit, List<DiffEntry> entries, long sizeBytes) {
  static WhatChanges between(RevWalk commits, RevCommit base, RevCommit commit)
      throws IOException, InterruptedException {
    var reader = commits.getObjectReader();
    try (var formatter = formatter(NullOutputStream.INSTANCE, reader, 0)) {
      var entries = formatter.scan(base.getTree(), commit.getTree());
      long sizeBytes = 0;
      for (var entry : entries) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        if (isBlob(entry.getNewMode())) {
          sizeBytes += reader.getObjectSize(entry.getNewId().toObjectId(), Constants.OBJ_BLOB);
        }
      }
      return new WhatChanges(base, commit, entries, sizeBytes);
    }
  }

  private static boolean isBlob(FileMode mode) {
    return (mode.getBits() & FileMode.TYPE_MASK) == FileMode.TYPE_FILE
        || mode.equals(FileMode.SYMLINK);
  }

  /**
   * @param binaryBytesMin a file from that size on is shown by its name alone
   */
  static DiffFormatter formatter(
      java.io.OutputStream out, ObjectReader reader, int binaryBytesMin) {
    var formatter = new DiffFormatter(out);
    formatter.setReader(reader, new Config());
    formatter.setDetectRenames(false);
    if (binaryBytesMin > 0) {
      formatter.setBinaryFileThreshold(binaryBytesMin);
    }
    return formatter;
  }

  boolean fits(ChangeLimits limits) {
    return entries.size() <= limits.filesMax() && sizeBytes <= limits.bytesMax();
  }

  /** The files that are other ones, added or gone; sorted. */
  Set<String> paths() {
    var paths = new TreeSet<String>();
    for (var entry : entries) {
      paths.add(path(entry));
    }
    return paths;
  }

  static String path(DiffEntry entry) {
    boolean gone = entry.getChangeType() == DiffEntry.ChangeType.DELETE;
    return PathText.of(Constants.encode(gone ? entry.getOldPath() : entry.getNewPath()));
  }

  /** Lines are counted in as many files as a change may have, and in none of a larger one. */
  Extent extent(ObjectReader reader, ChangeLimits limits) throws IOException {
    int added = 0;
    int removed = 0;
    if (fits(limits)) {
      try (var formatter =
          formatter(NullOutputStream.INSTANCE, reader, limits.mergedFileBytesMax())) {
        for (var entry : entries) {
          for (var edit : formatter.toFileHeader(entry).toEditList()) {
            added += edit.getLengthB();
            removed += edit.getLengthA();
          }
        }
      }
    }
    return new Extent(entries.size(), added, removed);
  }
}
