package dev.bob.instance.mind.offline.repository;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Walks the tree of a commit once and gives each entry its size and its coverage. */
final class SnapshotReader implements AutoCloseable {
  private final ObjectReader reader;
  private final long fileSizeBytesMax;
  private final boolean doubting;

  /**
   * @param doubting see {@link GitRepository#doubtedSnapshot}
   */
  SnapshotReader(Repository jgit, long fileSizeBytesMax, boolean doubting) {
    this.reader = jgit.newObjectReader();
    this.fileSizeBytesMax = fileSizeBytesMax;
    this.doubting = doubting;
  }

  Snapshot read(ObjectId commitId) throws IOException, InterruptedException {
    try (var revisions = new RevWalk(reader)) {
      RevCommit commit = revisions.parseCommit(commitId);
      TreeAttributes attributes =
          doubting ? TreeAttributes.NONE : TreeAttributes.read(reader, commit.getTree());
      List<TreeEntry> entries = new ArrayList<>();
      try (var walk = new TreeWalk(reader)) {
        walk.addTree(commit.getTree());
        walk.setRecursive(true);
        while (walk.next()) {
          if (Thread.interrupted()) {
            throw new InterruptedException();
          }
          entries.add(entry(walk, attributes));
        }
      }
      entries.sort(Comparator.comparing(TreeEntry::path));
      return new Snapshot(
          commit.toObjectId(), commit.getCommitterIdent().getWhenAsInstant(), entries);
    }
  }

  private TreeEntry entry(TreeWalk walk, TreeAttributes attributes) throws IOException {
    String path = PathText.of(walk.getRawPath());
    ObjectId id = walk.getObjectId(0);
    FileMode mode = walk.getFileMode(0);
    if (mode == FileMode.GITLINK) {
      return new TreeEntry(path, id, mode, 0, Coverage.SUBMODULE);
    }
    try {
      long sizeBytes = reader.getObjectSize(id, Constants.OBJ_BLOB);
      Coverage coverage =
          doubting ? coverage(mode, sizeBytes) : coverage(path, mode, sizeBytes, attributes);
      return new TreeEntry(path, id, mode, sizeBytes, coverage, doubting);
    } catch (MissingObjectException notInThisClone) {
      return new TreeEntry(path, id, mode, 0, Coverage.MISSING);
    }
  }

  /** What neither a name nor an attribute can claim. */
  private Coverage coverage(FileMode mode, long sizeBytes) {
    if (mode == FileMode.SYMLINK) {
      return Coverage.SYMLINK;
    }
    return sizeBytes > fileSizeBytesMax ? Coverage.TOO_LARGE : Coverage.EXAMINED;
  }

  private Coverage coverage(String path, FileMode mode, long sizeBytes, TreeAttributes attributes) {
    if (mode == FileMode.SYMLINK) {
      return Coverage.SYMLINK;
    }
    if (sizeBytes < Contents.LFS_POINTER_BYTES_MAX && attributes.isSet("filter", "lfs", path)) {
      return Coverage.LFS_POINTER;
    }
    Coverage byPath = attributes.coverage(path).orElseGet(() -> PathRules.coverage(path));
    if (byPath == Coverage.EXAMINED && sizeBytes > fileSizeBytesMax) {
      return Coverage.TOO_LARGE;
    }
    return byPath;
  }

  @Override
  public void close() {
    reader.close();
  }
}
