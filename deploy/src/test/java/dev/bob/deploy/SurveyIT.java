package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, on real input: planted findings are found, whatever the size of the hive. */
class SurveyIT {
  @TempDir Path temp;

  @Test
  void findsWhatIsPlantedAndNothingElseWithAnyNumberOfInstances() throws Exception {
    // Given
    var repository = PlantedRepository.make(temp.toRealPath().resolve("planted"));
    var before = repository.bytes();
    var reports = new TreeMap<Integer, String>();
    // When
    for (int instances : new int[] {4, 3, 2, 1}) {
      var home = temp.toRealPath().resolve("home-" + instances);
      try (var hive =
          RunningHive.start(
              repository.folder(),
              home,
              Integer.toString(instances),
              "--goal",
              "Survey this repository",
              "--exit-when-done")) {
        // Then
        assertThat(hive.end()).as(hive.output()).isZero();
        assertThat(places(hive))
            .containsExactlyInAnyOrderElementsOf(PlantedRepository.FAULTS.keySet());
        assertThat(hive.report()).contains(PlantedRepository.FAULTS.values());
        assertThat(hive.output())
            .contains(instances == 1 ? "1 instance ready" : instances + " instances ready")
            .contains("First confirmed finding")
            .contains("/signin?code=")
            .contains(home + "/reports/goal_1/REPORT.md");
        assertThat(hive.events("instance.lost")).isEmpty();
        assertThat(hive.processes()).isEmpty();
        reports.put(instances, hive.report());
      }
    }
    assertThat(repository.bytes()).isEqualTo(before);
    assertThat(reports).allSatisfy((_, report) -> assertThat(report).isEqualTo(reports.get(4)));
  }

  private static List<String> places(RunningHive hive) throws IOException {
    var places = new ArrayList<String>();
    for (var result : hive.sarif().path("runs").path(0).path("results")) {
      places.add(
          result
              .path("locations")
              .path(0)
              .path("physicalLocation")
              .path("artifactLocation")
              .path("uri")
              .asText());
    }
    return places;
  }
}
