package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Commits on the branch main, written in the format that {@code git fast-import} reads. */
final class FastImport {
  private static final long FIRST_SECOND = 1_700_000_000L;

  private final StringBuilder stream = new StringBuilder();

  /**
   * Begins a commit.
   *
   * @param seconds after the first one of any such history
   */
  FastImport commit(long seconds) {
    stream
        .append("commit refs/heads/main\ncommitter A <a@example.org> ")
        .append(FIRST_SECOND + seconds)
        .append(" +0000\ndata 1\nx\n");
    return this;
  }

  /** The first commit follows what the branch has by now. */
  FastImport onTop() {
    stream.append("from refs/heads/main^0\n");
    return this;
  }

  /** Of the commit begun last. */
  FastImport file(String path, String text) {
    stream
        .append("M 100644 inline ")
        .append(path)
        .append("\ndata ")
        .append(text.getBytes(StandardCharsets.UTF_8).length)
        .append('\n')
        .append(text)
        .append('\n');
    return this;
  }

  /** Reads them into that repository, and checks the newest out. */
  void into(Path repository) throws IOException, InterruptedException {
    var file = Files.createTempFile("planted", ".fast-import");
    try {
      Files.writeString(file, stream);
      var imported =
          Shell.run(
              repository,
              Shell.gitEnvironment(),
              List.of("sh", "-c", "exec git fast-import --quiet < \"$0\"", file.toString()));
      assertThat(imported.code()).as(imported.err()).isZero();
    } finally {
      Files.delete(file);
    }
    Shell.git(repository, "reset", "-q", "--hard");
  }
}
