package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One hive of four containers that is looked at, scaled and hit; each test leaves four behind. */
@NeedsEngine
class ContainersIT {
  private static final Duration REPLACED_MAX = Duration.ofSeconds(30);

  /** The start of four JVMs at once, and a look of the dashboard. */
  private static final Duration SEEN_MAX = Duration.ofSeconds(10);

  @TempDir static Path temp;
  private static ComposedHive hive;
  private Map<String, String> four;

  @BeforeAll
  static void start() throws Exception {
    var repository = PlantedRepository.make(temp.toRealPath().resolve("planted"));
    hive = ComposedHive.of(repository.folder());
    hive.up(4);
  }

  @AfterAll
  static void remove() throws Exception {
    if (hive != null) {
      hive.close();
    }
  }

  @BeforeEach
  void awaitFour() {
    four = hive.awaitFleet(4);
  }

  @Test
  void fourContainersAreFourInstancesWithTheFourRolesAndSurveyTheRepository() throws Exception {
    // When
    var report = hive.awaitReport();
    // Then
    var state = hive.state();
    assertThat(state.path("multi_instance").asBoolean()).isTrue();
    assertThat(texts(state.path("instances"), "instance_id"))
        .containsExactly("instance_1", "instance_2", "instance_3", "instance_4");
    assertThat(texts(state.path("instances"), "instance_role"))
        .containsExactly("explorer", "builder", "reflector", "coordinator");
    assertThat(report).contains(PlantedRepository.FAULTS.values());
    assertThat(hive.compose("ps", "--services").lines())
        .containsExactlyInAnyOrder("orchestrator", "instance", "dashboard");
  }

  @Test
  void whoStartedItCanCopyTheReportsOutWithoutBecomingRoot() throws Exception {
    // Given
    hive.awaitReport();
    var reports = temp.resolve("reports");
    // When
    hive.compose("cp", "dashboard:/bob/reports", reports.toString());
    // Then
    var report = reports.resolve("goal_1").resolve("REPORT.md");
    assertThat(Files.getOwner(report)).isEqualTo(Files.getOwner(temp));
    assertThat(report).isReadable();
  }

  @Test
  void noContainerHasMoreThanItNeeds() throws Exception {
    // When
    var containers = hive.containers();
    // Then
    assertThat(containers).hasSize(6);
    containers.forEach(ContainersIT::assertConfined);
    var published = new ArrayList<String>();
    containers.forEach(
        (name, container) -> {
          var ports = container.path("HostConfig").path("PortBindings");
          ports.forEach(port -> published.add(name + " " + port.path(0).path("HostIp").asText()));
        });
    assertThat(published).containsExactly(hive.project() + "-dashboard-1 127.0.0.1");
  }

  private static void assertConfined(String name, JsonNode container) {
    var role = container.path("Config").path("Labels").path("bob.role").asText();
    var host = container.path("HostConfig");
    // The orchestrator is root without a capability: the socket's group differs from machine to
    // machine.
    assertThat(container.path("Config").path("User").asText())
        .as(name)
        .isEqualTo(role.equals("orchestrator") ? "0:0" : "10001:0");
    assertThat(host.path("ReadonlyRootfs").asBoolean()).as(name).isTrue();
    assertThat(host.path("Privileged").asBoolean()).as(name).isFalse();
    assertThat(host.path("CapDrop").path(0).asText()).as(name).isEqualTo("ALL");
    assertThat(host.path("CapAdd").size()).as(name).isZero();
    assertThat(host.path("SecurityOpt").toString()).as(name).contains("no-new-privileges");
    assertThat(host.path("PidsLimit").asLong()).as(name).isPositive();
    assertThat(host.path("Memory").asLong()).as(name).isPositive();
    assertThat(host.path("NanoCpus").asLong()).as(name).isPositive();
    assertThat(host.path("LogConfig").path("Config").path("max-size").asText())
        .as(name)
        .isNotEmpty();
    assertThat(container.path("Config").path("Labels").path("bob.hive").asText())
        .as(name)
        .isEqualTo(
            container.path("Config").path("Labels").path("com.docker.compose.project").asText());
    var mounts = new ArrayList<String>();
    container
        .path("Mounts")
        .forEach(
            mount ->
                mounts.add(
                    mount.path("Destination").asText()
                        + (mount.path("RW").asBoolean() ? "" : " read-only")));
    assertThat(mounts)
        .as(name)
        .containsExactlyInAnyOrderElementsOf(
            switch (role) {
              case "orchestrator" -> List.of("/bob", "/var/run/docker.sock");
              case "instance" -> List.of("/bob", "/workspace read-only");
              default -> List.of("/bob", "/operator");
            });
  }

  @Test
  void theTokenReachesNoInstance() throws Exception {
    // Then
    for (var container : hive.instanceContainers()) {
      assertThat(ComposedHive.docker("exec", container, "env")).doesNotContain(ComposedHive.TOKEN);
    }
  }

  @Test
  void aLinkToSignInWithBearsThePublishedPortAndWorksOnce() throws Exception {
    // When
    var link = hive.compose("exec", "-T", "dashboard", "signin").strip();
    // Then
    var path = link.substring(link.indexOf("/signin"));
    assertThat(hive.get(path)).contains("<title>Bob</title>");
    assertThat(hive.compose("logs", "--no-log-prefix", "dashboard"))
        .contains(link.substring(0, link.indexOf('=')));
  }

  @Test
  void theDashboardScalesUpToSixAndDownToTwo() throws Exception {
    // When
    assertThat(hive.wish(6)).isEqualTo(202);
    // Then
    var six = hive.awaitFleet(6);
    assertThat(six).containsAllEntriesOf(four);
    assertThat(hive.compose("ps", "-q", "instance").lines()).hasSize(6);
    assertThat(hive.containers()).hasSize(8).allSatisfy(ContainersIT::assertConfined);
    // When
    assertThat(hive.wish(2)).isEqualTo(202);
    // Then
    assertThat(hive.awaitFleet(2))
        .isEqualTo(
            Map.of("instance_1", four.get("instance_1"), "instance_2", four.get("instance_2")));
    // When
    hive.wish(4);
    // Then
    assertThat(hive.awaitFleet(4).keySet()).isEqualTo(four.keySet());
  }

  @Test
  void composeScalesUpToSixAndDownToTwoAndTheWishFollows() throws Exception {
    // When
    hive.up(6);
    // Then
    assertThat(hive.awaitFleet(6)).containsAllEntriesOf(four);
    // When
    hive.up(2);
    // Then
    hive.awaitFleet(2);
    // When
    hive.up(4);
    // Then
    assertThat(hive.awaitFleet(4).keySet()).isEqualTo(four.keySet());
  }

  @Test
  void aKilledInstanceIsReplacedUnderItsIdWithinThirtySeconds() throws Exception {
    // When
    ComposedHive.docker("kill", four.get("instance_3"));
    // Then
    await()
        .atMost(REPLACED_MAX)
        .until(
            () -> {
              var now = hive.members().getOrDefault("instance_3", "");
              return !now.isEmpty() && !now.equals(four.get("instance_3"));
            });
    assertThat(hive.awaitFleet(4)).containsEntry("instance_1", four.get("instance_1"));
  }

  @Test
  void aKilledOrchestratorComesBackAndAdoptsTheSameFour() throws Exception {
    // When
    hive.compose("kill", "orchestrator");
    hive.compose("start", "orchestrator"); // Docker takes a kill for a person's wish
    // Then
    assertThat(hive.awaitFleet(4)).isEqualTo(four);
  }

  /**
   * Docker deals the addresses out anew. The dashboard kept the old ones for half a minute, asked
   * each instance at the address of another, and showed as down what was up.
   */
  @Test
  void aRestartByComposeKeepsTheIdsAndAllAreSeenSoon() throws Exception {
    // Given
    var before = epochsOfThoseUp();
    // When
    hive.compose("restart", "instance");
    // Then
    await("all are seen at their new addresses")
        .atMost(SEEN_MAX)
        .until(
            () -> epochsOfThoseUp().size() == 4 && Collections.disjoint(epochsOfThoseUp(), before));
    assertThat(hive.awaitFleet(4)).isEqualTo(four);
  }

  private static List<Long> epochsOfThoseUp() {
    var epochs = new ArrayList<Long>();
    for (var instance : hive.state().path("instances")) {
      if (instance.path("health").asText().equals("up")) {
        epochs.add(instance.path("epoch").asLong());
      }
    }
    return epochs;
  }

  @Test
  void downAndUpKeepsIdsAndMemory() throws Exception {
    // Given
    hive.awaitReport();
    var keys = keys();
    var known = hive.get("/api/memory?limit=100");
    // When
    hive.compose("down");
    hive.up(4);
    // Then
    assertThat(hive.awaitFleet(4).keySet()).isEqualTo(four.keySet());
    assertThat(keys()).isEqualTo(keys);
    assertThat(hive.get("/api/memory?limit=100")).isEqualTo(known);
    assertThat(hive.state().path("goals").size()).isEqualTo(1);
  }

  /** The key of each container, in the order in which the first of them joined. */
  private static List<String> keys() throws IOException, InterruptedException {
    return hive.events("instance.joined").stream()
        .map(joined -> joined.path("data").path("key").asText())
        .distinct()
        .toList();
  }

  private static List<String> texts(JsonNode array, String field) {
    return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
        .map(i -> array.path(i).path(field).asText())
        .toList();
  }
}
