package dev.bob.dashboard.api;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.dashboard.FakeInstance;
import dev.bob.dashboard.FakeInstance.Manner;
import dev.bob.dashboard.TestHome;
import dev.bob.state.Hive;
import dev.bob.state.json.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * {@code docker compose up --wait} came back when all instances were healthy, and the dashboard
 * still said "starting" of the last one, until its next look.
 */
@QuarkusTest
@QuarkusTestResource(TestHome.class)
@TestProfile(NewcomerTest.LooksOnceAnHour.class)
final class NewcomerTest {
  @Inject Hive hive;

  @Test
  void aNewInstanceIsLookedAtBeforeItsTurn() throws Exception {
    // Given
    await().until(() -> get("/q/health/ready").statusCode() == 200);

    // When
    try (var _ = FakeInstance.join(hive, "newcomer", Manner.WELL)) {

      // Then
      await()
          .untilAsserted(
              () -> {
                var state = Json.MAPPER.readTree(get("/api/state").asString());
                assertThat(state.at("/instances/0/health").asText()).isEqualTo("up");
                assertThat(state.at("/instances/0/status").asText()).isEqualTo("idle");
              });
    }
  }

  public static final class LooksOnceAnHour implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("bob.poll-interval", "PT1H");
    }
  }
}
