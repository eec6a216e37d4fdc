package dev.bob.instance.mind.offline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bob.instance.mind.offline.repository.GitRepository;
import dev.bob.instance.mind.offline.repository.RepositoryRefused;
import dev.bob.instance.mind.offline.survey.Survey;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder in which a test uses the real git program, cut off from the configuration around it. */
public final class GitFolder {
  private final Path path;

  private GitFolder(Path path) {
    this.path = path;
  }

  /** A new repository with the branch main. */
  public static GitFolder init(Path path, String... options) {
    var folder = at(path);
    List<String> command = new ArrayList<>(List.of("init", "-q", "-b", "main"));
    command.addAll(List.of(options));
    folder.git(command.toArray(String[]::new));
    folder.git("config", "user.name", "A Person");
    folder.git("config", "user.email", "person@example.org");
    return folder;
  }

  public static GitFolder at(Path path) {
    try {
      Files.createDirectories(path);
      return new GitFolder(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path path() {
    return path;
  }

  public GitFolder write(String file, String text) {
    return write(file, text.getBytes(UTF_8));
  }

  public GitFolder write(String file, byte[] bytes) {
    try {
      Path at = path.resolve(file);
      Files.createDirectories(at.getParent());
      Files.write(at, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds all and commits it, on a fixed day. */
  public GitFolder commit(String message) {
    git("add", "-A");
    git("commit", "-q", "--allow-empty", "-m", message);
    return this;
  }

  /** The same on another day (ISO): what counts for ages is when it was committed. */
  public GitFolder commitOn(String day, String message) {
    git("add", "-A");
    shell(
        "GIT_COMMITTER_DATE=%sT10:00:00Z git commit -q --allow-empty -m '%s'"
            .formatted(day, message));
    return this;
  }

  /** Runs git and gives what it printed, without the last line end. */
  public String git(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return run(command, new byte[0]);
  }

  public String gitWithInput(byte[] input, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return run(command, input);
  }

  /** Runs a command line as a person would at the root of the repository. */
  public String shell(String line) {
    return run(List.of("sh", "-c", line), new byte[0]);
  }

  public Survey survey() throws RepositoryRefused, InterruptedException {
    var repository = GitRepository.open(path);
    var limits = SurveyLimits.standard();
    var commit = repository.head().commit();
    return new Survey(repository, repository.snapshot(commit, limits.fileSizeBytesMax()), limits);
  }

  /** Every file and folder below, with its time of change and its content's hash. */
  public Map<String, String> fingerprint() {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path at : paths.toList()) {
        String content = Files.isRegularFile(at) ? hash(Files.readAllBytes(at)) : "";
        all.put(path.relativize(at).toString(), Files.getLastModifiedTime(at) + " " + content);
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private String run(List<String> command, byte[] input) {
    try {
      var builder = new ProcessBuilder(command).directory(path.toFile()).redirectErrorStream(true);
      Map<String, String> environment = builder.environment();
      environment.keySet().removeIf(name -> name.startsWith("GIT_"));
      environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
      environment.put("GIT_CONFIG_NOSYSTEM", "1");
      environment.put("GIT_ALLOW_PROTOCOL", "file");
      environment.put("GIT_AUTHOR_DATE", "2026-05-04T10:00:00Z");
      environment.put("GIT_COMMITTER_DATE", "2026-05-04T10:00:00Z");
      Process process = builder.start();
      process.getOutputStream().write(input);
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + output);
      }
      return output.stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
