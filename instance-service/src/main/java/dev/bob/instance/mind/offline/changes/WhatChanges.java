package dev.bob.instance.mind.offline.changes;

import dev.bob.state.model.Extent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.diff.DiffEntry.Side;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.eclipse.jgit.util.io.NullOutputStream;

/**
 * What a commit changes against the one at which it left the history of HEAD. It is looked at no
 * further than it may go: a dozen objects can make a tree of a billion files, or one that is so
 * deep that no stack suffices to write it.
 *
 * @param files one for each file, as far as was looked; what is moved is gone and added
 * @param sizeBytes of the files that it brings, all together
 * @param excess what is too much about it, as the rest of a sentence; empty if it may be taken
 */
record WhatChanges(
    RevCommit base,
    RevCommit commit,
    List<ChangedFile> files,
    long sizeBytes,
    Optional<String> excess) {

  static WhatChanges between(RevWalk commits, RevCommit base, RevCommit commit, ChangeLimits limits)
      throws IOException, InterruptedException {
    var reader = commits.getObjectReader();
    List<ChangedFile> files = new ArrayList<>();
    Optional<String> excess;
    try (var trees = new TreeWalk(reader)) {
      trees.setFilter(TreeFilter.ANY_DIFF);
      trees.reset(base.getTree(), commit.getTree());
      excess = collect(trees, files, limits);
    }
    long sizeBytes = 0;
    for (var file : files) {
      if (file.isBlob(Side.NEW)) {
        sizeBytes += reader.getObjectSize(file.blob(Side.NEW), Constants.OBJ_BLOB);
      }
    }
    if (excess.isEmpty() && sizeBytes > limits.bytesMax()) {
      excess = Optional.of("%s files with %s bytes".formatted(files.size(), sizeBytes));
    }
    return new WhatChanges(base, commit, List.copyOf(files), sizeBytes, excess);
  }

  /** Git makes no folder without a file, so one is met in as many steps as folders may lie deep. */
  private static Optional<String> collect(
      TreeWalk trees, List<ChangedFile> files, ChangeLimits limits)
      throws IOException, InterruptedException {
    int foldersSinceFile = 0;
    while (trees.next()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (!trees.isSubtree()) {
        foldersSinceFile = 0;
        files.addAll(ChangedFile.at(trees));
        if (files.size() > limits.filesMax()) {
          return Optional.of("more than %s files".formatted(limits.filesMax()));
        }
      } else if (trees.getDepth() >= limits.depthMax()) {
        return Optional.of("folders that lie more than %s deep".formatted(limits.depthMax()));
      } else if (foldersSinceFile == limits.depthMax()) {
        return Optional.of("more than %s folders without a file".formatted(limits.depthMax()));
      } else {
        foldersSinceFile++;
        trees.enterSubtree();
      }
    }
    return Optional.empty();
  }

  /**
   * @param binaryBytesMin a file from that size on is shown by its name alone
   */
  static DiffFormatter formatter(OutputStream out, ObjectReader reader, int binaryBytesMin) {
    var formatter = new DiffFormatter(out);
    formatter.setReader(reader, new Config());
    formatter.setDetectRenames(false);
    formatter.setBinaryFileThreshold(binaryBytesMin);
    return formatter;
  }

  boolean fits() {
    return excess.isEmpty();
  }

  /** The files that are other ones, added or gone; sorted. */
  Set<String> paths() {
    var paths = new TreeSet<String>();
    for (var file : files) {
      paths.add(file.path());
    }
    return paths;
  }

  /** Lines are counted where they are compared, and not at all in a change that is too large. */
  Extent extent(ObjectReader reader, ChangeLimits limits) throws IOException, InterruptedException {
    int added = 0;
    int removed = 0;
    var lines = new Lines(reader, limits);
    try (var formatter =
        formatter(NullOutputStream.INSTANCE, reader, limits.mergedFileBytesMax())) {
      for (var file : fits() ? files : List.<ChangedFile>of()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        if (lines.areCompared(file)) {
          for (var edit : formatter.toFileHeader(file).toEditList()) {
            added += edit.getLengthB();
            removed += edit.getLengthA();
          }
        }
      }
    }
    return new Extent(files.size(), added, removed);
  }
}
