package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R7 in full. */
class ForeignProgramsExperiment {
  private static final int OF_EACH = Integer.getInteger("each", 200);
  private static final Duration PAUSE = Duration.ofMillis(30);

  private static final Duration BUILD_MAX = Duration.ofMinutes(5);

  @TempDir Path temp;

  @Test
  void everyWayIsHeardOnceAndNothingOfOursIsLost() throws Exception {
    var build = Shell.run(Scripts.folder(), Map.of(), List.of(Scripts.build()), BUILD_MAX);
    assertThat(build.code()).as(build.err()).isZero();
    var repository = PlantedRepository.make(temp.toRealPath().resolve("planted"));
    try (var hive =
        RunningHive.start(repository.folder(), temp.toRealPath().resolve("home"), "4")) {
      hive.awaitMembers(4);
      System.out.printf(
          "R7: %s%n", new ForeignWriting(hive, DashboardClient.of(hive)).run(OF_EACH, PAUSE));
    }
  }
}
