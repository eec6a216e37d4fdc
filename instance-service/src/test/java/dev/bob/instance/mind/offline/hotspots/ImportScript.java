package dev.bob.instance.mind.offline.hotspots;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bob.instance.mind.offline.GitFolder;
import java.util.List;
import java.util.Map;

/** Makes histories of hundreds of commits in one go, by {@code git fast-import}. */
final class ImportScript {
  static final int FIRST_SECOND = 1_700_000_000;

  private final StringBuilder script = new StringBuilder();
  private int commits;

  /**
   * A file of a tree.
   *
   * @param mode as Git writes it, {@code 100644}
   */
  record File(String mode, String text) {
    static File of(String text) {
      return new File("100644", text);
    }
  }

  /** A commit with just these files, by path in UTF-8; gives its number. */
  int commit(List<Integer> parents, int second, Map<String, File> files) {
    commits++;
    script.append("commit refs/heads/c").append(commits).append("\nmark :").append(commits);
    script.append("\ncommitter A <a@example.org> ").append(second).append(" +0000\n");
    data("Commit " + commits);
    for (int i = 0; i < parents.size(); i++) {
      script.append(i == 0 ? "from :" : "merge :").append(parents.get(i)).append('\n');
    }
    script.append("deleteall\n");
    files.forEach(
        (path, file) -> {
          script.append("M ").append(file.mode()).append(" inline \"");
          script.append(path.replace("\\", "\\\\").replace("\"", "\\\"")).append("\"\n");
          data(file.text());
        });
    return commits;
  }

  /** A commit after the last one, a second later. */
  int commit(Map<String, File> files) {
    return commit(commits == 0 ? List.of() : List.of(commits), FIRST_SECOND + commits, files);
  }

  /** Puts all into a repository whose HEAD is the last commit. */
  GitFolder into(GitFolder folder) {
    folder.gitWithInput(script.toString().getBytes(UTF_8), "fast-import", "--quiet", "--force");
    folder.git("update-ref", "refs/heads/main", "refs/heads/c" + commits);
    return folder;
  }

  private void data(String text) {
    int bytes = text.getBytes(UTF_8).length;
    script.append("data ").append(bytes).append('\n').append(text).append('\n');
  }
}
