package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the services of a running hive say of their health when somebody spoils its files. */
class HealthIT {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

  @TempDir Path temp;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void anOddStateFileStopsNobodyAndADamagedLogIsSaidByTheOrchestratorAndTheInstance()
      throws Exception {
    // Given
    var repository = PlantedRepository.make(temp.toRealPath().resolve("planted"));
    try (var hive =
        RunningHive.start(repository.folder(), temp.toRealPath().resolve("home"), "1")) {
      var one = hive.awaitMembers(1);
      await().atMost(RunningHive.LIMIT).until(() -> hive.hasStateFile("instance_1"));
      var nobody = (ObjectNode) hive.stateFile("instance_1");
      nobody.remove("instance_id");
      // When
      write(hive, ".instance_null_state.json", nobody.toString());
      write(hive, ".instance_instance_2_state.json", "{}");
      long killed = hive.pid("orchestrator");
      RunningHive.signal("KILL", killed);
      // Then
      await().atMost(RunningHive.LIMIT).until(() -> hive.pid("orchestrator") != killed);
      await().atMost(RunningHive.LIMIT).until(() -> areReady(hive));
      assertThat(hive.awaitMembers(1)).isEqualTo(one);
      // When
      damage(hive);
      // Then
      for (var url : urls(hive)) {
        await().atMost(RunningHive.LIMIT).until(() -> readiness(url).statusCode() == 503);
        assertThat(readiness(url).body()).contains("is damaged");
      }
    }
  }

  private static List<String> urls(RunningHive hive) throws IOException {
    return List.of(hive.url("orchestrator"), hive.stateFile("instance_1").path("url").asText());
  }

  private boolean areReady(RunningHive hive) throws Exception {
    for (var url : urls(hive)) {
      if (readiness(url).statusCode() != 200) {
        return false;
      }
    }
    return true;
  }

  private HttpResponse<String> readiness(String url) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url + "/q/health/ready")).timeout(ANSWER_MAX).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static void write(RunningHive hive, String name, String text) throws IOException {
    Files.writeString(hive.home().resolve(name), text);
  }

  private static void damage(RunningHive hive) throws IOException {
    try (var segments = Files.list(hive.home().resolve(".bob/journal"))) {
      var newest = segments.sorted().reduce((_, last) -> last).orElseThrow();
      Files.writeString(newest, "no event\n", StandardOpenOption.APPEND);
    }
  }
}
