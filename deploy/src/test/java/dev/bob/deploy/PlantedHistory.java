package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A past of some two hundred commits in which one large source changes again and again. */
final class PlantedHistory {
  private static final int COMMITS = 220;
  private static final int OF_ENGINE = 80;
  private static final int MODULES = 12;
  private static final int ENGINE_LINES = 600;
  private static final long FIRST_SECOND = 1_700_000_000L;
  private static final long SECONDS_BETWEEN = 86_400;

  private PlantedHistory() {}

  /** Makes the repository in an empty folder, and checks its newest commit out. */
  static void make(Path folder) throws IOException, InterruptedException {
    Shell.git(folder, "init", "-q");
    var stream = Files.createTempFile("planted", ".fast-import");
    try {
      Files.writeString(stream, stream());
      var imported =
          Shell.run(
              folder,
              Shell.gitEnvironment(),
              List.of("sh", "-c", "exec git fast-import --quiet < \"$0\"", stream.toString()));
      assertThat(imported.code()).as(imported.err()).isZero();
    } finally {
      Files.delete(stream);
    }
    Shell.git(folder, "reset", "-q", "--hard");
  }

  private static String stream() {
    var stream = new StringBuilder();
    for (int i = 0; i < COMMITS; i++) {
      stream
          .append("commit refs/heads/main\ncommitter A <a@example.org> ")
          .append(FIRST_SECOND + i * SECONDS_BETWEEN)
          .append(" +0000\ndata 1\nx\n");
      if (i < OF_ENGINE) {
        file(stream, "src/engine.py", engine(i));
      } else {
        file(stream, "src/part%d.py".formatted(i % MODULES), "value = %d\n".formatted(i));
      }
    }
    return stream.toString();
  }

  private static void file(StringBuilder stream, String path, String text) {
    stream
        .append("M 100644 inline ")
        .append(path)
        .append("\ndata ")
        .append(text.getBytes(StandardCharsets.UTF_8).length)
        .append('\n')
        .append(text)
        .append('\n');
  }

  private static String engine(int version) {
    var text = new StringBuilder();
    for (int line = 0; line < ENGINE_LINES; line++) {
      text.append("step_").append(line).append(" = ").append(line == version ? 1 : 0).append('\n');
    }
    return text.toString();
  }
}
