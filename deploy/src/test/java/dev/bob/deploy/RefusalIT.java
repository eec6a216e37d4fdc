package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged program refuses before anything is started, and how soon: on its own. */
class RefusalIT {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @TempDir Path temp;

  @Test
  void refusesAGoalThatItCannotServeWithinFiveSeconds() throws Exception {
    // Given
    var repository = PlantedRepository.make(temp.resolve("planted"));
    // When
    long began = System.nanoTime();
    var result = start(repository.folder(), "--goal", "Add a login");
    var took = Duration.ofNanos(System.nanoTime() - began);
    // Then
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).hasLineCount(1).containsIgnoringCase("survey");
    assertThat(took).isLessThan(PATIENCE);
    assertThat(temp.resolve("home")).doesNotExist();
  }

  @Test
  void refusesARepositoryWithoutACommit() throws Exception {
    // Given
    var repository = Files.createDirectory(temp.resolve("unborn"));
    Shell.git(repository, "init", "-q");
    // When
    var result = start(repository);
    // Then
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).hasLineCount(1).isNotBlank();
    assertThat(temp.resolve("home")).doesNotExist();
  }

  @Test
  void readsAPathBeyondAsciiEvenWithoutALocale() throws Exception {
    // Given
    var repository = Files.createDirectories(temp.resolve("wö rld").resolve("unborn"));
    Shell.git(repository, "init", "-q");
    // When
    var result =
        Shell.run(
            temp,
            Map.of("LANG", "", "LC_ALL", "", "LC_CTYPE", ""),
            List.of(Scripts.start(), "--no-build", "--workspace", repository.toString()));
    // Then
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("commit").doesNotContain("no path");
  }

  private Shell.Result start(Path repository, String... words) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                Scripts.start(),
                "--no-build",
                "--workspace",
                repository.toString(),
                "--home",
                temp.resolve("home").toString()));
    command.addAll(List.of(words));
    return Shell.run(temp, Map.of(), command);
  }
}
