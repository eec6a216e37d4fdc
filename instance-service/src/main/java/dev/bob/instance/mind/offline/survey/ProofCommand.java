package dev.bob.instance.mind.offline.survey;

import static java.util.stream.Collectors.joining;

import dev.bob.instance.mind.offline.repository.PathText;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import java.util.List;

/**
 * Commands for people, to be typed at the root of the repository, that show what a finding says.
 * They hold text that strangers wrote: every such part is quoted for a POSIX shell.
 */
public final class ProofCommand {
  /** Hex digits: as good as all 40, and the line stays readable. */
  private static final int COMMIT_DIGITS = 12;

  private ProofCommand() {}

  /** Shows one line of a file, 1-based. */
  public static String line(String commit, TreeEntry entry, int line) {
    return "git %s | sed -n %sp".formatted(content(commit, entry), line);
  }

  /** Shows the size of a file in bytes. */
  public static String size(String commit, TreeEntry entry) {
    return "git cat-file -s " + object(commit, entry);
  }

  /** Shows how many lines a file has; a last one without an end counts too. */
  public static String lines(String commit, TreeEntry entry) {
    return "git %s | sed -n '$='".formatted(content(commit, entry));
  }

  /**
   * Counts the commits that the commit reaches, merges left out.
   *
   * @param paths count only those that changed one of them; none counts all. As {@link PathText}
   *     has them
   */
  public static String commits(String commit, List<String> paths) {
    // Without the first option Git would count what refs/replace makes of the history.
    return "git --no-replace-objects rev-list --count --no-merges "
        + (paths.isEmpty()
            ? shortened(commit)
            : paths.stream()
                .map(ProofCommand::pathspec)
                .collect(joining(" ", "--full-history " + shortened(commit) + " -- ", "")));
  }

  /** Shows which commit a line comes from, 1-based. */
  public static String blame(String commit, TreeEntry entry, int line) {
    return "git blame -L %s,%s %s -- %s"
        .formatted(line, line, shortened(commit), argument(entry.path()));
  }

  /** Shows when a commit was made. */
  public static String commitTime(String commit) {
    return "git show -s --format=%cI " + shortened(commit);
  }

  /** Lists what the tree has at a path, which may be a path that it does not have. */
  public static String list(String commit, String path) {
    return "git ls-tree %s %s".formatted(shortened(commit), quote(path));
  }

  /** The first digits of a commit's id. */
  public static String shortened(String commit) {
    return commit.substring(0, Math.min(COMMIT_DIGITS, commit.length()));
  }

  /** One word for a POSIX shell, quoted where need be. */
  public static String quote(String word) {
    if (!word.isEmpty() && word.matches("[\\w@%+=:,./-]+")) {
      return word;
    }
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** A path as Git's patterns take it: as itself, whatever is in it. */
  private static String pathspec(String path) {
    boolean special = !PathText.isPlain(path) || path.matches(":.*|.*[*?\\[].*");
    return argument(special ? ":(literal)" + path : path);
  }

  /** A path as one word, where no object's id can stand for it. */
  private static String argument(String path) {
    // The escapes of a text that is not plain are those of printf, which makes bytes that cannot be
    // typed.
    return PathText.isPlain(path)
        ? quote(path)
        : "\"$(printf -- " + quote(path.replace("%", "%%")) + ")\"";
  }

  private static String content(String commit, TreeEntry entry) {
    return PathText.isPlain(entry.path())
        ? "show " + object(commit, entry)
        : "cat-file blob " + object(commit, entry);
  }

  private static String object(String commit, TreeEntry entry) {
    return PathText.isPlain(entry.path())
        ? quote(shortened(commit) + ":" + entry.path())
        : entry.id().name();
  }
}
