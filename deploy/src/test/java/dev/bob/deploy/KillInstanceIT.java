package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crash in the middle of the work changes nothing about its result. */
class KillInstanceIT {
  private static final int PAGES = 4_000;

  @TempDir Path temp;

  @Test
  void theReportIsTheSameAfterAnInstanceWasKilledAtWork() throws Exception {
    // Given
    var repository = PlantedRepository.make(temp.toRealPath().resolve("planted"), PAGES);
    String undisturbed;
    try (var hive = start(repository, "calm")) {
      assertThat(hive.end()).as(hive.output()).isZero();
      undisturbed = hive.report();
    }
    try (var hive = start(repository, "hit")) {
      await()
          .atMost(RunningHive.LIMIT)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> !hive.events("task.claimed").isEmpty());
      var victim = hive.events("task.claimed").getFirst().path("by").path("id").asText();
      // When
      RunningHive.signal("KILL", hive.members().get(victim));
      // Then
      assertThat(hive.end()).as(hive.output()).isZero();
      assertThat(hive.events("instance.lost"))
          .singleElement()
          .matches(lost -> lost.path("data").path("id").asText().equals(victim));
      assertThat(hive.report()).isEqualTo(undisturbed);
      assertThat(hive.processes()).isEmpty();
    }
  }

  private RunningHive start(PlantedRepository repository, String name) throws Exception {
    return RunningHive.start(
        repository.folder(), temp.toRealPath().resolve(name), "4", "--exit-when-done");
  }
}
