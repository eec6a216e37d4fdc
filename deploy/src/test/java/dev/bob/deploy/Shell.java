package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end. */
final class Shell {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Shell() {}

  /** What a program did. */
  record Result(int code, String out, String err) {}

  static Result run(Path directory, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    return run(directory, environment, command, LIMIT);
  }

  static Result run(
      Path directory, Map<String, String> environment, List<String> command, Duration limit)
      throws IOException, InterruptedException {
    var out = Files.createTempFile("bob-test", ".out");
    var err = Files.createTempFile("bob-test", ".err");
    try {
      var builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      environment.forEach(
          (name, value) -> {
            if (value.isEmpty()) {
              builder.environment().remove(name);
            } else {
              builder.environment().put(name, value);
            }
          });
      var process = builder.start();
      if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(command + " did not end within " + limit);
      }
      return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Runs git without the configuration of this machine. */
  static void git(Path directory, String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("git", "-c", "init.defaultBranch=main"));
    command.addAll(List.of(words));
    var result = run(directory, gitEnvironment(), command);
    assertThat(result.code()).as("%s: %s", command, result.err()).isZero();
  }

  static Map<String, String> gitEnvironment() {
    return Map.of(
        "GIT_CONFIG_GLOBAL", "/dev/null",
        "GIT_CONFIG_SYSTEM", "/dev/null",
        "GIT_AUTHOR_NAME", "A",
        "GIT_AUTHOR_EMAIL", "a@example.org",
        "GIT_AUTHOR_DATE", "2026-01-02T03:04:05Z",
        "GIT_COMMITTER_NAME", "A",
        "GIT_COMMITTER_EMAIL", "a@example.org",
        "GIT_COMMITTER_DATE", "2026-01-02T03:04:05Z");
  }
}
