package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the person said counts after everything was killed and started again. */
class MemoryIT {
  private static final String GOAL = "Survey this repository";
  private static final String DISMISSED = "src/main.py:2";
  private static final String REASON = "Nobody is greeted by name here.";

  @TempDir Path temp;

  @Test
  void dismissedFindingStaysAwayAfterAllWasKilledAndNothingIsFoundTwice() throws Exception {
    // Given
    var repository = PlantedRepository.make(temp.toRealPath().resolve("planted"));
    var home = temp.toRealPath().resolve("home");
    long reported;
    try (var model = new GreetingModel();
        var hive =
            RunningHive.start(repository.folder(), home, asking(model), "2", "--goal", GOAL)) {
      await()
          .atMost(RunningHive.LIMIT)
          .until(() -> Files.exists(home.resolve("reports/goal_1/REPORT.md")));
      assertThat(hive.output()).contains("recall asks the model greetings at 127.0.0.1");
      assertThat(hive.report("goal_1")).contains(DISMISSED).doesNotContain("was left out");
      reported = hive.events("finding.reported").size();
      await() // what one has learned, the other one counts anew
          .atMost(RunningHive.LIMIT)
          .until(
              () ->
                  !hive.events("learning.confirmed").isEmpty()
                      && hive.events("learning.confirmed").size()
                          == hive.events("learning.recorded").size());
      assertThat(hive.events("learning.refuted")).isEmpty();

      // When
      var found = DashboardClient.of(hive).get("/api/memory?q=greet+by+name&kind=finding");
      var id = found.at("/findings/0/finding/id").asText();
      assertThat(found.at("/findings/0/score").asDouble()).isPositive();
      var near = DashboardClient.of(hive).get("/api/memory?q=welcome&kind=finding");
      assertThat(near.at("/findings/0/finding/id").asText()).as("%s", near).isEqualTo(id);
      assertThat(
              hive.send(
                  "dashboard",
                  "POST",
                  "/api/memory/" + id + "/dismiss",
                  "{\"reason\":\"" + REASON + "\"}"))
          .isEqualTo(200);
      hive.killAll();
    }

    // When
    try (var hive =
        RunningHive.start(repository.folder(), home, "2", "--goal", GOAL, "--exit-when-done")) {
      assertThat(hive.end()).as(hive.output()).isZero();

      // Then
      assertThat(hive.report("goal_2"))
          .contains("A person dismissed 1 finding")
          .contains("`src/main.py`: " + REASON)
          .doesNotContain(DISMISSED)
          .doesNotContain("greet by name")
          .contains("docs/nowhere.md", "assets/blob.bin", "config/deploy.pem:1");
      assertThat(places(hive.sarif("goal_2")))
          .hasSize(PlantedRepository.FAULTS.size() - 1)
          .doesNotContain("src/main.py");
      assertThat(hive.events("finding.reported")).hasSize((int) reported);
      assertThat(hive.events("findings.staled")).isEmpty();
      assertThat(Files.readString(home.resolve(".shared_memory.json")))
          .contains("\"status\" : \"dismissed\"", REASON);
      assertThat(logs(home)).contains("recalled ");
    }
  }

  /** Finds by a word that no finding has. */
  private static Map<String, String> asking(GreetingModel model) {
    return Map.of("BOB_EMBEDDING_MODEL", "greetings", "OPENAI_BASE_URL", model.baseUrl());
  }

  private static List<String> places(JsonNode sarif) {
    List<String> places = new ArrayList<>();
    for (var result : sarif.at("/runs/0/results")) {
      places.add(result.at("/locations/0/physicalLocation/artifactLocation/uri").asText());
    }
    return places;
  }

  private static String logs(Path home) throws IOException {
    return Files.readString(home.resolve("logs/instance_1.jsonl"))
        + Files.readString(home.resolve("logs/instance_2.jsonl"));
  }
}
