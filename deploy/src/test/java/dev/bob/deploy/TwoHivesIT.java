package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two repositories of the same name, each with its hive, at default homes and ports. */
class TwoHivesIT {
  @TempDir Path temp;

  @Test
  void eachHasItsHomePortAndLinkAndStoppingOneLeavesTheOther() throws Exception {
    // Given
    var person = Files.createDirectory(temp.toRealPath().resolve("person"));
    var one = PlantedRepository.make(temp.toRealPath().resolve("a").resolve("same"));
    var other = PlantedRepository.make(temp.toRealPath().resolve("b").resolve("same"));
    // When
    try (var first = RunningHive.startAtDefaults(one.folder(), person, "1");
        var second = RunningHive.startAtDefaults(other.folder(), person, "1")) {
      first.awaitMembers(1);
      second.awaitMembers(1);
      // Then
      assertThat(first.home()).isNotEqualTo(second.home());
      assertThat(first.home().getFileName().toString()).matches("same-[0-9a-f]{6}");
      await()
          .atMost(RunningHive.LIMIT)
          .ignoreExceptionsInstanceOf(NoSuchFileException.class)
          .until(() -> link(first) && link(second));
      assertThat(first.url("dashboard")).isNotEqualTo(second.url("dashboard"));
      // When
      var several = stop(person, person);
      // Then
      assertThat(several.code()).isEqualTo(2);
      assertThat(several.err())
          .contains(first.home().toString())
          .contains(second.home().toString());
      // When
      var stopped = stop(person, one.folder());
      // Then
      assertThat(stopped.out()).isEqualTo("Stopped. Kept: " + first.home() + "\n");
      assertThat(first.end()).isEqualTo(143);
      assertThat(first.processes()).isEmpty();
      assertThat(second.awaitMembers(1)).hasSize(1);
      // When
      var last = stop(person, person);
      // Then
      assertThat(last.out()).isEqualTo("Stopped. Kept: " + second.home() + "\n");
      assertThat(second.processes()).isEmpty();
    }
  }

  private static boolean link(RunningHive hive) throws IOException {
    return hive.output().contains(hive.url("dashboard") + "/signin?code=");
  }

  private static Shell.Result stop(Path person, Path directory) throws Exception {
    return Shell.run(directory, Map.of("HOME", person.toString()), List.of(Scripts.stop()));
  }
}
