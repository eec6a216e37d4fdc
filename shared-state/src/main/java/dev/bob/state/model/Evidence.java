package dev.bob.state.model;

/**
 * What proves a finding: a place at a commit, and a plain {@code git} or {@code grep} command that
 * shows it to a person in the repository.
 *
 * @param commit full hex id of the commit at which the place is true
 * @param path path in the tree of that commit, {@code /} separated; empty for the whole repository
 * @param line 1-based line in that file, 0 where the finding is about no line
 * @param command one shell command, relative to the root of the repository
 * @param excerpt what the place says, clipped and masked; may be empty
 */
public record Evidence(String commit, String path, int line, String command, String excerpt) {
  public Evidence {
    if (line < 0) {
      throw new IllegalArgumentException("line is 1-based, or 0 for none: " + line);
    }
    excerpt = Clip.clip(excerpt, 400);
  }

  /** {@code path:line}, {@code path}, or the empty string. */
  public String place() {
    return line == 0 ? path : path + ":" + line;
  }
}
