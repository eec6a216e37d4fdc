package dev.bob.instance.mind.offline.repository;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a file of the tree is examined, and if not, why. The order is that of the report. */
public enum Coverage {
  EXAMINED("examined"),
  /** Made by a program: its faults are mended where it is made. */
  GENERATED("generated"),
  /** A lock file of a package tool. */
  LOCK_FILE("lock file"),
  /** Code of others, kept in this repository. */
  VENDORED("vendored"),
  BINARY("binary"),
  /** Its content lies in Git LFS, the tree has a pointer only. */
  LFS_POINTER("Git LFS pointer"),
  TOO_LARGE("too large"),
  SYMLINK("symbolic link"),
  /** A commit of another repository. */
  SUBMODULE("submodule"),
  /** The object is not in this clone (partial clone, or damaged). */
  MISSING("not in this clone");

  private final String words;

  Coverage(String words) {
    this.words = words;
  }

  /** For people, in the singular, no capital. */
  public String words() {
    return words;
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
