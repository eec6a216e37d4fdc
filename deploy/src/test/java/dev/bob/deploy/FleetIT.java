package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One hive of four whose fleet is changed, hit and suspended; each test leaves four behind. */
class FleetIT {
  private static final String STOP_AUTONOMOUS = "stop-autonomous";

  @TempDir static Path temp;
  private static PlantedRepository repository;
  private static RunningHive hive;
  private Map<String, Long> four;

  @BeforeAll
  static void start() throws Exception {
    repository = PlantedRepository.make(temp.toRealPath().resolve("planted"));
    hive = RunningHive.start(repository.folder(), temp.toRealPath().resolve("home"), "4");
  }

  @AfterAll
  static void ctrlCStopsAllLeavesNothingAndSaysHowToResume() throws Exception {
    try (var closing = hive) {
      assertThat(closing.interrupt()).isEqualTo(130);
      assertThat(hive.processes()).isEmpty();
      assertThat(hive.output())
          .contains("Kept: " + hive.home())
          .contains("Resume   " + Scripts.start() + " --workspace " + repository.folder());
      assertThat(hive.events("instance.lost").stream().map(FleetIT::cause).toList())
          .allMatch(cause -> cause.contains("137"));
    }
  }

  @BeforeEach
  void awaitFour() {
    four = hive.awaitMembers(4);
  }

  @Test
  void scalesDownFromTheHighestNumberAndUpAgainUnderTheSameIds() throws Exception {
    // When
    int answer = hive.send("PUT", "/api/fleet", "{\"replicas\":2}");
    // Then
    assertThat(answer).isEqualTo(202);
    assertThat(hive.awaitMembers(2))
        .isEqualTo(
            Map.of("instance_1", four.get("instance_1"), "instance_2", four.get("instance_2")));
    // When
    hive.send("PUT", "/api/fleet", "{\"replicas\":4}");
    // Then
    assertThat(hive.awaitMembers(4).keySet()).isEqualTo(four.keySet());
  }

  @Test
  void aWishOutOfRangeIsRefusedAndChangesNothing() throws Exception {
    // Then
    assertThat(hive.send("PUT", "/api/fleet", "{\"replicas\":65}")).isEqualTo(400);
    assertThat(hive.send("PUT", "/api/fleet", "{\"replicas\":-1}")).isEqualTo(400);
    assertThat(hive.send("PUT", "/api/fleet", "{\"replicas\":\"many\"}")).isEqualTo(400);
    assertThat(hive.state().path("desired").asInt()).isEqualTo(4);
  }

  @Test
  void aRestartBringsTheSameIdBackInANewProcess() throws Exception {
    // When
    int answer = hive.send("POST", "/api/instances/instance_2/restart", "");
    // Then
    assertThat(answer).isEqualTo(202);
    await().atMost(RunningHive.LIMIT).until(() -> replaced("instance_2"));
    assertThat(hive.awaitMembers(4)).containsEntry("instance_3", four.get("instance_3"));
  }

  @Test
  void aKilledInstanceIsReplacedUnderItsId() throws Exception {
    // When
    RunningHive.signal("KILL", four.get("instance_3"));
    // Then
    await().atMost(Duration.ofSeconds(20)).until(() -> replaced("instance_3"));
    assertThat(hive.awaitMembers(4)).containsEntry("instance_1", four.get("instance_1"));
  }

  @Test
  void aKilledOrchestratorIsReplacedAndAdoptsTheSameFour() throws Exception {
    // Given
    long killed = hive.pid("orchestrator");
    // When
    RunningHive.signal("KILL", killed);
    // Then
    await()
        .atMost(RunningHive.LIMIT)
        .until(() -> hive.pid("orchestrator") != killed && !hive.members().isEmpty());
    assertThat(hive.awaitMembers(4)).isEqualTo(four);
  }

  @Test
  void stopAutonomousEndsEveryInstanceAndSuspendsHealingUntilItIsGone() throws Exception {
    // When
    Files.createFile(hive.home().resolve(STOP_AUTONOMOUS));
    // Then
    hive.awaitMembers(0);
    assertThat(hive.state().path("status").asText()).isEqualTo("suspended");
    assertThat(hive.state().path("desired").asInt()).isEqualTo(4);
    // When
    Files.delete(hive.home().resolve(STOP_AUTONOMOUS));
    // Then
    assertThat(hive.awaitMembers(4).keySet()).isEqualTo(four.keySet());
  }

  @Test
  void aSecondStartAttachesAndItsCtrlCOnlyDetaches() throws Exception {
    // When
    var second = RunningHive.start(repository.folder(), hive.home(), "3");
    try {
      // Then
      hive.awaitMembers(3);
      assertThat(second.output()).contains("attached");
      // When
      int code = second.interrupt();
      // Then
      assertThat(code).isEqualTo(130);
      assertThat(second.output()).contains("Detached: the hive goes on.");
      assertThat(hive.running()).isTrue();
    } finally {
      hive.send("PUT", "/api/fleet", "{\"replicas\":4}");
    }
  }

  @Test
  void aSecondOrchestratorIsRefusedInOneSentence() throws Exception {
    // Given
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var environment =
        Map.of(
            "BOB_HOME",
            hive.home().toString(),
            "BOB_ORCHESTRATOR_PORT",
            "0",
            "BOB_BIND",
            "127.0.0.1");
    // When
    var second = Shell.run(temp, environment, List.of(java, "-jar", Scripts.orchestratorJar()));
    // Then
    assertThat(second.code()).isEqualTo(2);
    assertThat(second.err())
        .hasLineCount(1)
        .startsWith("another orchestrator runs on " + hive.home());
    assertThat(hive.awaitMembers(4)).isEqualTo(four);
  }

  private boolean replaced(String id) {
    var now = hive.members();
    return now.containsKey(id) && !now.get(id).equals(four.get(id));
  }

  private static String cause(JsonNode lost) {
    return lost.path("data").path("cause").asText();
  }
}
