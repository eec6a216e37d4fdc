package dev.bob.instance.mind.offline.todos.blame;

import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A file as some commit has it.
 *
 * @param path its bytes, each as a character, so that every path of Git can be told apart
 */
record Version(String path, ObjectId blob) {
  /** Whether it is a plain file: a link or a submodule has no lines. */
  static boolean isFile(FileMode mode) {
    return (mode.getBits() & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
  }
}
