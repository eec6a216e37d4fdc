package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the scripts refuse: one sentence with the remedy, exit code 2, and nothing is there. */
class ArgumentsTest {
  @TempDir Path temp;
  private Path repository;
  private Path home;

  @BeforeEach
  void prepare() throws IOException, InterruptedException {
    repository = Files.createDirectory(temp.resolve("repository"));
    home = temp.resolve("home");
    Shell.git(repository, "init", "-q");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0                  | 0 instances: a hive has 1 to 64
          65                 | 65 instances: a hive has 1 to 64
          99999999999999     | 99999999999999 instances: a hive has 1 to 64
          four               | not a number of instances: four (1 to 64)
          -4                 | unknown option -4: see --help
          --goal             | --goal needs a value: see --help
          --port 0           | not a port: 0 (1 to 65535)
          --port 65536       | not a port: 65536 (1 to 65535)
          --port http        | not a port: http (1 to 65535)
          --mind genius      | there is no mind genius: use offline
          --mind llm         | --mind llm: not built yet; leave it out to use the mind offline
          --mind command     | --mind command: not built yet; leave it out to use the mind offline
          --docker           | --docker: a hive in containers lives in a volume; leave --home out
          --workspace /no/no | no such folder: /no/no; name a Git repository with --workspace
          """)
  void refusesInOneSentence(String words, String sentence) throws Exception {
    // When
    var result = start(words.split(" "));
    // Then
    assertThat(result.err()).isEqualTo(sentence + "\n");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(home).doesNotExist();
  }

  @Test
  void refusesContainersWhereNoEngineAnswers() throws Exception {
    // When
    var result =
        Shell.run(
            repository,
            Map.of("DOCKER_HOST", "unix:///no/such/socket"),
            List.of(Scripts.start(), "--docker"));
    // Then
    assertThat(result.err()).startsWith("--docker: ").contains("leave --docker out");
    assertThat(result.err()).hasLineCount(1);
    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void refusesContainersOnALinkedWorktree() throws Exception {
    // Given
    Shell.git(repository, "commit", "-q", "--allow-empty", "-m", "Begin");
    Shell.git(repository, "worktree", "add", "-q", temp.resolve("linked").toString());
    // When
    var result = Shell.run(temp.resolve("linked"), Map.of(), List.of(Scripts.start(), "--docker"));
    // Then
    assertThat(result.err()).contains("is a linked worktree").hasLineCount(1);
    assertThat(result.code()).isEqualTo(2);
  }

  /** On this very machine: the places where JDKs lie are moved away from, not the JDKs. */
  @Test
  void refusesWithoutAJdk() throws Exception {
    // Given
    var bob = Files.createDirectories(temp.resolve("bob"));
    var scripts = Files.createDirectories(bob.resolve("deploy"));
    for (var name : List.of("start-multi.sh", "lib.sh", "build.sh")) {
      Files.copy(
          Scripts.folder().resolve(name),
          scripts.resolve(name),
          StandardCopyOption.COPY_ATTRIBUTES);
    }
    var finder = Scripts.folder().resolveSibling(".mvn").resolve("java-home.sh");
    var elsewhere =
        Files.readString(finder).replaceAll(" (/usr/|/opt/|/Library/)", " " + temp + "/none$1");
    Files.writeString(
        Files.createDirectories(bob.resolve(".mvn")).resolve("java-home.sh"), elsewhere);
    // When
    var result =
        Shell.run(
            repository,
            Map.of("JAVA_HOME", "", "HOME", temp.toString(), "PATH", pathWithoutJava().toString()),
            List.of(scripts.resolve("start-multi.sh").toString()));
    // Then
    assertThat(result.err())
        .isEqualTo(
            "Bob needs a JDK 25 or newer, and none was found: install one (for example Temurin 25)"
                + " or set JAVA_HOME to it.\n");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(temp.resolve(".bob")).doesNotExist();
  }

  /** What the scripts use, and no more. */
  private Path pathWithoutJava() throws Exception {
    var folder = Files.createDirectory(temp.resolve("bin"));
    for (var name :
        "bash basename cut dirname grep head readlink sed sha256sum tr uname".split(" ")) {
      var program =
          Shell.run(temp, Map.of(), List.of("sh", "-c", "command -v " + name)).out().strip();
      var path =
          Files.writeString(folder.resolve(name), "#!/bin/sh\nexec " + program + " \"$@\"\n");
      assertThat(path.toFile().setExecutable(true)).isTrue();
    }
    return folder;
  }

  @Test
  void refusesAGateByName() throws Exception {
    // When
    var result = start("--gate", "make test");
    // Then
    assertThat(result.err()).startsWith("--gate: not built yet").hasLineCount(1);
    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void refusesAFolderThatIsNoRepository() throws Exception {
    // Given
    var folder = Files.createDirectory(temp.resolve("plain"));
    // When
    var result = start("--workspace", folder.toString());
    // Then
    assertThat(result.err()).startsWith("no Git repository at " + folder.toRealPath());
    assertThat(result.err()).hasLineCount(1);
    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void refusesAHomeInsideTheRepositoryHoweverItIsSpelled() throws Exception {
    // Given
    var link = Files.createSymbolicLink(temp.resolve("link"), repository);
    // When
    var result = start("--home", link.resolve("not").resolve("yet").toString());
    // Then
    assertThat(result.err()).contains("would lie inside the repository").hasLineCount(1);
    assertThat(result.code()).isEqualTo(2);
    assertThat(repository.resolve("not")).doesNotExist();
  }

  @Test
  void helpNamesEveryOptionAndStartsNothing() throws Exception {
    // When
    var result = start("--help");
    // Then
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("--workspace", "--goal", "--mind", "--home", "--port", "--exit-when-done")
        .contains("--no-build", "--docker", "--gate");
    assertThat(home).doesNotExist();
  }

  @Test
  void stoppingWhereNothingRunsSaysSo() throws Exception {
    // When
    var result =
        Shell.run(repository, Map.of(), List.of(Scripts.stop(), "--home", home.toString()));
    // Then
    assertThat(result.out()).isEqualTo("No hive runs on " + temp.toRealPath() + "/home.\n");
    assertThat(result.code()).isZero();
  }

  private Shell.Result start(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(Scripts.start(), "--no-build"));
    if (!List.of(words).contains("--home")) {
      command.addAll(List.of("--home", home.toString()));
    }
    command.addAll(List.of(words));
    return Shell.run(repository, Map.of(), command);
  }
}
