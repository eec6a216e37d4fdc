package dev.bob.dashboard.view;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.dashboard.FakeInstance;
import dev.bob.dashboard.FakeInstance.Manner;
import dev.bob.dashboard.SseReader;
import dev.bob.dashboard.TestHome;
import dev.bob.state.Hive;
import dev.bob.state.model.TaskId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever shows what was seen ends the rest of the watch, which here looks once in each waking. */
@QuarkusTest
@QuarkusTestResource(TestHome.class)
@TestProfile(ReadersTest.RestsSoon.class)
final class ReadersTest {
  @Inject Hive hive;
  @Inject Watch watch;
  private FakeInstance fake;

  @BeforeEach
  void join() throws IOException {
    fake = FakeInstance.join(hive, "fake-0", Manner.WELL);
    await()
        .until(
            () -> {
              watch.awaken();
              return watch.of(fake.member()).fresh();
            });
    await().until(() -> !watch.of(fake.member()).fresh()); // the watch rests
  }

  @AfterEach
  void leave() throws IOException {
    fake.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/state", "/api/instances", "/api/instances/{id}"})
  void theFirstAnswerAfterARestIsFresh(String path) {
    // Given
    fake.workOn(new TaskId("goal_1.news"));

    // When
    var answer = get(path.replace("{id}", fake.member().id().toString())).asString();

    // Then
    assertThat(answer).contains("goal_1.news").contains("\"stale\":false");
  }

  @Test
  void soIsTheFirstPictureOfAStream() throws Exception {
    // Given
    fake.workOn(new TaskId("goal_1.news"));

    // When
    try (var reader = new SseReader("/api/events")) {
      var first = reader.await("presence");

      // Then
      assertThat(first.data()).contains("goal_1.news").contains("\"stale\":false");
    }
  }

  @Test
  void whoReadsTheFiguresIsAReaderToo() {
    // Given
    long before = fake.requests();

    // When
    get("/q/metrics").then().statusCode(200);

    // Then
    assertThat(fake.requests()).isGreaterThan(before);
  }

  public static final class RestsSoon implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "bob.poll-interval", "PT1H", "bob.poll-rest-after", "PT1S", "bob.poll-limit", "PT10S");
    }
  }
}
