package dev.bob.instance.mind.offline.repository;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * One file, symbolic link or submodule of a tree.
 *
 * @param path from the root of the repository, {@code /} separated, printable and unique in its
 *     tree: see {@link PathText}
 * @param id of the blob, or of the commit for a submodule
 * @param sizeBytes of the blob; 0 for a submodule and for an object that is missing
 * @param coverage what path, mode, attributes and size say; reading the content can still lower
 *     {@link Coverage#EXAMINED}
 * @param doubted whether neither the tree nor the content is believed when it says that there is
 *     nothing to examine: see {@link GitRepository#doubtedSnapshot}
 */
public record TreeEntry(
    String path, ObjectId id, FileMode mode, long sizeBytes, Coverage coverage, boolean doubted) {

  /** One that is believed. */
  public TreeEntry(String path, ObjectId id, FileMode mode, long sizeBytes, Coverage coverage) {
    this(path, id, mode, sizeBytes, coverage, false);
  }

  /** The path as the tree has it. */
  public byte[] rawPath() {
    return PathText.bytes(path);
  }

  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The path of the folder it lies in, the empty string for the root. */
  public String folder() {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }
}
