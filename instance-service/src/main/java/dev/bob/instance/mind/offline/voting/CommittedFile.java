package dev.bob.instance.mind.offline.voting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * What a commit has at a path, straight from the object database.
 *
 * @param id of the blob, or of the folder or the submodule
 */
record CommittedFile(ObjectId id, FileMode mode) {
  static Optional<CommittedFile> find(ObjectReader reader, ObjectId commit, String path)
      throws IOException {
    try (var walk = TreeWalk.forPath(reader, path, tree(reader, commit))) {
      return walk == null
          ? Optional.empty()
          : Optional.of(new CommittedFile(walk.getObjectId(0), walk.getFileMode(0)));
    }
  }

  static ObjectId tree(ObjectReader reader, ObjectId commit) throws IOException {
    try (var revisions = new RevWalk(reader)) {
      return revisions.parseCommit(commit).getTree();
    }
  }

  boolean isFile() {
    return (mode.getBits() & FileMode.TYPE_MASK) == FileMode.TYPE_FILE
        || mode.equals(FileMode.SYMLINK);
  }

  /** Of a file. */
  long sizeBytes(ObjectReader reader) throws IOException {
    return reader.getObjectSize(id, Constants.OBJ_BLOB);
  }

  /** The lines of a file, without their ends; empty if it is larger than that. */
  Optional<String[]> lines(ObjectReader reader, long sizeBytesMax) throws IOException {
    return bytes(reader, sizeBytesMax)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).split("\r?\n", -1));
  }

  /** What a file has; empty if that is more than so many bytes. */
  Optional<byte[]> bytes(ObjectReader reader, long sizeBytesMax) throws IOException {
    var blob = reader.open(id, Constants.OBJ_BLOB);
    return blob.getSize() > sizeBytesMax
        ? Optional.empty()
        : Optional.of(blob.getCachedBytes((int) sizeBytesMax));
  }
}
