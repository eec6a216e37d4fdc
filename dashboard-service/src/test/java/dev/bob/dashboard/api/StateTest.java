package dev.bob.dashboard.api;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.dashboard.FakeInstance;
import dev.bob.dashboard.FakeInstance.Manner;
import dev.bob.dashboard.TestHome;
import dev.bob.state.Hive;
import dev.bob.state.json.Json;
import dev.bob.state.presence.ServiceAddress;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(TestHome.class)
final class StateTest {
  /** An answer comes from memory; this is for a slow machine, not for the network. */
  private static final Duration ANSWER_MAX = Duration.ofMillis(500);

  @Inject Hive hive;
  private final List<FakeInstance> fakes = new ArrayList<>();

  @AfterEach
  void allLeave() throws IOException {
    for (var fake : fakes) {
      fake.close();
    }
  }

  @Test
  void fourMembersAreShownAsTheContractSays() throws Exception {
    // Given
    for (int i = 0; i < 4; i++) {
      join(Manner.WELL);
    }

    // When
    await().until(() -> instances().allMatch(one -> one.get("health").asText().equals("up")));
    var state = state();

    // Then
    assertThat(state.get("multi_instance").asBoolean()).isTrue();
    assertThat(state.get("instances")).hasSize(4);
    var first = state.get("instances").get(0);
    assertThat(first.get("instance_id").asText()).isEqualTo("instance_1");
    assertThat(first.get("instance_role").asText()).isEqualTo("explorer");
    assertThat(first.get("running").asBoolean()).isTrue();
    assertThat(first.get("iteration").asLong()).isEqualTo(12);
    assertThat(first.get("current_task").asText()).isEqualTo("goal_1.links");
    assertThat(first.get("last_activity").asText()).isEqualTo("2026-11-24T04:00:00Z");
    assertThat(first.get("status").asText()).isEqualTo("idle");
    assertThat(first.get("heartbeat_age_ms").asLong()).isBetween(0L, 5_000L);
    assertThat(first.has("logs")).isFalse();
    assertThat(state.get("leader").asText()).isEqualTo("instance_4");
    assertThat(state.get("cursor").asLong()).isEqualTo(hive.state().seq());
    assertThat(Instant.parse(state.get("generated_at").asText())).isBefore(Instant.now());
    assertThat(state.has("instance_id")).isFalse();
    assertThat(state.get("signed_in").asBoolean()).isFalse();
  }

  @Test
  void theOnlyMemberStandsAtTheTopLevelAsWell() throws Exception {
    // Given
    join(Manner.WELL);

    // When
    await().until(() -> state().path("iteration").asLong() == 12);
    var state = state();

    // Then
    assertThat(state.get("multi_instance").asBoolean()).isFalse();
    assertThat(state.get("instances")).hasSize(1);
    assertThat(state.get("instance_id").asText()).isEqualTo("instance_1");
    assertThat(state.get("logs").get(0).asText()).isEqualTo("looked at docs");
    assertThat(state.get("cursor").asLong()).isEqualTo(hive.state().seq());
  }

  @ParameterizedTest
  @EnumSource(
      value = Manner.class,
      names = {"HANGS", "TRICKLES", "GARBAGE", "ENDLESS", "STRANGER"})
  void oneThatAnswersBadlyDelaysNobodyAndKeepsItsLastValueMarkedStale(Manner manner)
      throws Exception {
    // Given
    join(Manner.WELL);
    var bad = join(Manner.WELL);
    await().until(() -> instances().allMatch(one -> !one.get("stale").asBoolean()));

    // When
    bad.behave(manner);
    await().until(() -> of(bad).get("stale").asBoolean());
    long before = System.nanoTime();
    var shown = of(bad);
    var took = Duration.ofNanos(System.nanoTime() - before);

    // Then
    assertThat(took).isLessThan(ANSWER_MAX);
    assertThat(shown.get("iteration").asLong()).isEqualTo(12);
    assertThat(of(fakes.getFirst()).get("stale").asBoolean()).isFalse();
  }

  @Test
  void oneThatNeverAnsweredIsShownAsAMember() throws Exception {
    // Given
    var dead = join(Manner.HANGS);
    dead.die();

    // When
    await().until(() -> of(dead).get("health").asText().equals("unreachable"));
    var shown = of(dead);

    // Then
    assertThat(shown.get("stale").asBoolean()).isTrue();
    assertThat(shown.get("heartbeat_age_ms").isNull()).isTrue();
    assertThat(shown.get("current_task").isNull()).isTrue();
    assertThat(shown.get("status").asText()).isEqualTo("starting");
  }

  @Test
  void theOrchestratorIsFoundWhereItPublishedItself() throws Exception {
    // Given
    var orchestrator = join(Manner.WELL);
    new ServiceAddress("orchestrator", 1, orchestrator.member().url(), Instant.now())
        .publish(TestHome.path());

    // When
    await().until(() -> state().get("orchestrator").get("health").asText().equals("up"));

    // Then
    assertThat(state().get("orchestrator").get("stale").asBoolean()).isFalse();
    assertThat(state().get("orchestrator").get("state").get("iteration").asLong()).isEqualTo(12);
  }

  @Test
  void oneInstanceIsShownWithItsLog() throws Exception {
    // Given
    var fake = join(Manner.WELL);

    // When
    await().until(() -> !of(fake).get("stale").asBoolean());
    var shown = json("/api/instances/" + fake.member().id());

    // Then
    assertThat(shown.get("logs").get(0).asText()).isEqualTo("looked at docs");
    assertThat(json("/api/instances").get("instances")).hasSize(1);
  }

  private FakeInstance join(Manner manner) throws IOException {
    var fake = FakeInstance.join(hive, "fake-" + fakes.size(), manner);
    fakes.add(fake);
    return fake;
  }

  private static JsonNode state() throws IOException {
    return json("/api/state");
  }

  private static java.util.stream.Stream<JsonNode> instances() throws IOException {
    return state().get("instances").valueStream();
  }

  private static JsonNode of(FakeInstance fake) throws IOException {
    return instances()
        .filter(one -> one.get("instance_id").asText().equals(fake.member().id().toString()))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode json(String path) throws IOException {
    return Json.MAPPER.readTree(get(path).then().statusCode(200).extract().asByteArray());
  }
}
