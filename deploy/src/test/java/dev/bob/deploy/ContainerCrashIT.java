package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills in the middle of the work and in the middle of scaling change nothing about the end. */
@NeedsEngine
class ContainerCrashIT {
  private static final int PAGES = 2_000;
  private static final int ROUNDS = 2;
  private static final int MILLIS_MAX = 3_000;

  @TempDir Path temp;

  @Test
  void theReportIsTheSameAfterAContainerWasKilledAtWork() throws Exception {
    // Given
    var repository = PlantedRepository.make(temp.toRealPath().resolve("planted"), PAGES);
    String undisturbed;
    try (var hive = ComposedHive.of(repository.folder())) {
      hive.up(2);
      undisturbed = hive.awaitReport();
    }
    try (var hive = ComposedHive.of(repository.folder())) {
      hive.compose("up", "-d", "--no-build", "--scale", "instance=2");
      // When
      var victim = awaitOneAtWork(hive);
      ComposedHive.docker("kill", victim);
      // Then
      assertThat(hive.awaitReport()).isEqualTo(undisturbed);
      hive.awaitFleet(2);
      assertThat(hive.events("instance.lost")).hasSize(1);
    }
  }

  private static String awaitOneAtWork(ComposedHive hive) {
    await()
        .atMost(ComposedHive.LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !atWork(hive).isEmpty());
    return atWork(hive);
  }

  private static String atWork(ComposedHive hive) {
    for (var instance : hive.state().path("instances")) {
      if (!instance.path("current_task").asText("").isEmpty()
          && !instance.path("current_task").isNull()) {
        return instance.path("host").asText();
      }
    }
    return "";
  }

  @Test
  void anOrchestratorKilledWhileItScalesEndsWithTheExactNumber() throws Exception {
    // Given
    long seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    var repository = PlantedRepository.make(temp.toRealPath().resolve("planted"));
    try (var hive = ComposedHive.of(repository.folder())) {
      hive.up(1);
      hive.awaitFleet(1);
      for (int round = 0; round < ROUNDS; round++) {
        for (int wished : new int[] {5, 2}) {
          // When
          hive.wish(wished);
          await().pollDelay(Duration.ofMillis(random.nextInt(MILLIS_MAX))).until(() -> true);
          hive.compose("kill", "orchestrator");
          hive.compose("start", "orchestrator");
          // Then
          hive.awaitFleet(wished);
          assertThat(hosts(hive)).as("seed %d", seed).doesNotHaveDuplicates().hasSize(wished);
        }
      }
      assertThat(hive.compose("ps", "-q", "instance").lines()).hasSize(2);
    }
  }

  private static Iterable<String> hosts(ComposedHive hive) {
    return hive.members().values();
  }
}
