package dev.bob.dashboard.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.dashboard.FakeInstance;
import dev.bob.dashboard.FakeInstance.Manner;
import dev.bob.dashboard.LogFile;
import dev.bob.dashboard.SseReader;
import dev.bob.dashboard.TestHome;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.log.LogException;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskSpec;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every route that the contract names works. */
@QuarkusTest
@QuarkusTestResource(TestHome.class)
final class ContractTest {
  /** As the contract lists them, with what stands for the ids and bodies. */
  private static final List<String> ROUTES =
      List.of(
          "GET /",
          "GET /api/state",
          "GET /api/instances",
          "GET /api/instances/{instance}",
          "GET /api/instances/{instance}/logs?q=a&regex=b&level=info&since=2026-11-24T04:00:00Z",
          "POST /api/instances/{instance}/pause",
          "POST /api/instances/{instance}/resume",
          "POST /api/instances/{instance}/restart",
          "POST /api/instances/{instance}/stop",
          "GET /api/messages?from=a&to=b&type=c&q=d&after=0&limit=1",
          "POST /api/messages {\"to\":\"broadcast\",\"type\":\"text\",\"content\":\"x\",\"metadata\":{}}",
          "POST /api/questions/{question}/answer {\"text\":\"x\"}",
          "GET /api/goals",
          "GET /api/goals/{goal}",
          "POST /api/goals {\"text\":\"x\"}",
          "GET /api/tasks",
          "GET /api/tasks/{task}",
          "POST /api/tasks/{task}/cancel",
          "POST /api/tasks/{task}/retry",
          "GET /api/proposals",
          "GET /api/proposals/{proposal}",
          "POST /api/proposals/{proposal}/veto {\"reason\":\"x\"}",
          "GET /api/changes",
          "GET /api/changes/{change}",
          "POST /api/changes/{change}/accept",
          "POST /api/changes/{change}/reject {\"reason\":\"x\"}",
          "GET /api/memory?q=a&kind=finding&tag=b&author=c&limit=1",
          "GET /api/network?window=15m",
          "GET /api/fleet",
          "PUT /api/fleet {\"replicas\":1}",
          "GET /api/reports",
          "GET /api/reports/{goal}",
          "GET /api/reports/{goal}/REPORT.md",
          "GET /api/history?at=1",
          "POST /api/goals/{goal}/cancel",
          "GET /q/health/live",
          "GET /q/health/ready",
          "GET /q/health/started",
          "GET /q/metrics",
          "GET /q/openapi",
          "GET /q/swagger-ui/");

  @Inject Hive hive;

  private long asked(FakeInstance fake) throws LogException {
    var none = JsonNodeFactory.instance.objectNode();
    var question = new MessageFact.Sent("broadcast", "question", "Well?", none);
    return hive.submit(fake.author(), question).seq().orElseThrow();
  }

  @Test
  void everyRouteWorks() throws Exception {
    try (var fake = FakeInstance.join(hive, "fake-0", Manner.WELL)) {
      // Given
      var goal = plannedGoal(fake);
      var ids =
          Map.of(
              "{instance}",
              fake.member().id().toString(),
              "{goal}",
              goal.toString(),
              "{question}",
              String.valueOf(asked(fake)),
              "{task}",
              goal + ".docs",
              "{proposal}",
              proposal(),
              "{change}",
              QueuedChange.mergeable(hive, fake).toString());

      for (var route : ROUTES) {
        // When
        var answer = ask(route, ids);

        // Then
        assertThat(answer.statusCode()).as(route).isIn(200, 201, 202);
      }
    }
  }

  @Test
  void theStreamsOfTheContractFlow() throws Exception {
    try (var file = new LogFile(TestHome.path(), "instance_1")) {
      // Given
      file.info(1, "one");

      // Then
      for (var path :
          List.of("/api/events?after=0", "/api/instances/instance_1/logs?follow=true")) {
        try (var reader = new SseReader(path)) {
          assertThat(reader.status()).isEqualTo(200);
          assertThat(reader.headers().firstValue("Content-Type")).contains("text/event-stream");
        }
      }
    }
  }

  @Test
  void whatIsNowhereIsAProblemWhateverTheMethod() {
    for (var path : List.of("/nowhere", "/api", "/api/nowhere", "/q/nowhere", "/api/state/x")) {
      for (var method : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
        var answer = AsOperator.asks().body("{}").request(method, path);
        assertThat(answer.statusCode()).as("%s %s", method, path).isEqualTo(404);
        assertThat(answer.contentType())
            .as("%s %s", method, path)
            .isEqualTo("application/problem+json");
      }
    }
  }

  @Test
  void aWrongMethodIsAProblemAndAnotherIsNoSecret() {
    for (var path : List.of("/api/state", "/api/events", "/api/instances/instance_1/pause")) {
      var answer = AsOperator.asks().body("{}").delete(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(405);
      assertThat(answer.contentType()).as(path).isEqualTo("application/problem+json");
    }
    assertThat(given().options("/api/state").statusCode()).isEqualTo(405);
    for (var path : List.of("/", "/api/state", "/api/goals", "/q/openapi", "/app.js")) {
      var head = given().head(path);
      assertThat(head.statusCode()).as(path).isEqualTo(200);
      assertThat(head.body().asByteArray()).as(path).isEmpty();
    }
  }

  private Response ask(String route, Map<String, String> ids) {
    var words = route.split(" ", 3);
    var path = words[1];
    for (var id : ids.entrySet()) {
      path = path.replace(id.getKey(), id.getValue());
    }
    var request = AsOperator.asks();
    return words[0].equals("GET")
        ? request.get(path)
        : request.body(words.length > 2 ? words[2] : "{}").request(words[0], path);
  }

  private String proposal() throws Exception {
    var said =
        new MessageFact.Sent(
            "broadcast", "proposal", "Mend it", JsonNodeFactory.instance.objectNode());
    var proposals = hive.submit(Author.person(), said).state().proposals();
    return proposals.all().getLast().id().toString();
  }

  private GoalId plannedGoal(FakeInstance leader) throws Exception {
    var set = hive.submit(Author.person(), new WorkFact.GoalSet("Survey"));
    var goal = set.state().work().goals().lastEntry().getValue().id();
    var task =
        new TaskSpec(
            "docs", "links", "Look at docs", Role.EXPLORER, List.of(), List.of(), false, Map.of());
    var plan = new WorkFact.GoalPlanned(goal, "0".repeat(40), List.of(task));
    assertThat(hive.submit(leader.author(), plan).accepted()).isTrue();
    var folder = Files.createDirectories(TestHome.path().resolve("reports/" + goal));
    Files.writeString(folder.resolve("REPORT.md"), "# Report");
    return goal;
  }
}
