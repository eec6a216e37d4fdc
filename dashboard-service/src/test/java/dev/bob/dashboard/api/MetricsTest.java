package dev.bob.dashboard.api;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.dashboard.FakeInstance;
import dev.bob.dashboard.FakeInstance.Manner;
import dev.bob.dashboard.TestHome;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.log.EventLog;
import dev.bob.state.model.TaskId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestHome.class)
final class MetricsTest {
  @Inject Hive hive;
  @Inject EventLog log;

  @Test
  void eventsAreCountedByTypeAndRejectionsByReason() throws Exception {
    // Given
    double sent = value("bob_events_appended_total{type=\"message.sent\"}");
    double strangers = value("bob_rejected_events_total{reason=\"stranger\"}");
    var message =
        new MessageFact.Sent("broadcast", "text", "x", JsonNodeFactory.instance.objectNode());

    // When
    hive.submit(Author.person(), message);
    var stranger = Author.joiner("stranger");
    log.append(
        new Event(Instant.now(), stranger, new WorkFact.TaskClaimed(new TaskId("goal_1.x"))));

    // Then
    await()
        .until(
            () ->
                value("bob_rejected_events_total{reason=\"stranger\"}") == strangers + 1
                    && value("bob_events_appended_total{type=\"message.sent\"}") == sent + 1);
  }

  @Test
  void theOldestHeartbeatIsTold() throws Exception {
    // Given
    assertThat(value("bob_heartbeat_age_seconds")).isZero();

    // When
    try (var fake = FakeInstance.join(hive, "fake-0", Manner.WELL)) {
      await().until(() -> value("bob_heartbeat_age_seconds") > 0);
      fake.behave(Manner.HANGS);

      // Then
      await().until(() -> value("bob_heartbeat_age_seconds") > 1);
    }
  }

  @Test
  void tasksAndMemoryAreThereFromTheStart() {
    for (var state : new String[] {"open", "claimed", "done", "blocked", "cancelled"}) {
      assertThat(value("bob_tasks{state=\"" + state + "\"}")).isGreaterThanOrEqualTo(0);
    }
    var memory = hive.state().memory();
    assertThat(value("bob_memory_entries{kind=\"finding\"}")).isEqualTo(memory.findings().size());
    assertThat(value("bob_memory_entries{kind=\"learning\"}")).isEqualTo(memory.learnings().size());
  }

  private static double value(String series) {
    return get("/q/metrics")
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + series));
  }
}
