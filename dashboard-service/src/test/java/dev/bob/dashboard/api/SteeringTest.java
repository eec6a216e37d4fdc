package dev.bob.dashboard.api;

import static dev.bob.dashboard.api.AsOperator.post;
import static dev.bob.dashboard.api.AsOperator.put;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.dashboard.FakeInstance;
import dev.bob.dashboard.FakeInstance.Manner;
import dev.bob.dashboard.TestHome;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.Mail;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskSpec;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestHome.class)
final class SteeringTest {
  @Inject Hive hive;

  @ParameterizedTest
  @ValueSource(strings = {"pause", "stop", "restart"})
  void steeringIsAnEventInThePersonsName(String action) throws Exception {
    try (var fake = FakeInstance.join(hive, "fake-0", Manner.WELL)) {
      // Given
      var id = fake.member().id();

      // When
      var answer = post("/api/instances/" + id + "/" + action, "{}");

      // Then
      answer.statusCode(202).body("action", equalTo(action));
      assertThat(hive.state().members().find(id).orElseThrow().steering())
          .map(Steering::toString)
          .contains(action);
      post("/api/instances/" + id + "/" + action, "{}")
          .statusCode(409)
          .body("reason", equalTo("no_change"));
    }
  }

  @Test
  void aPausedOneGoesOn() throws Exception {
    try (var fake = FakeInstance.join(hive, "fake-0", Manner.WELL)) {
      // Given
      var id = fake.member().id();
      post("/api/instances/" + id + "/pause", "{}").statusCode(202);

      // When
      post("/api/instances/" + id + "/resume", "").statusCode(202);

      // Then
      assertThat(hive.state().members().find(id).orElseThrow().steering()).isEmpty();
    }
  }

  @Test
  void whoIsNoMemberCannotBeSteered() {
    post("/api/instances/instance_99/pause", "{}")
        .statusCode(404)
        .contentType("application/problem+json")
        .body("reason", equalTo("unknown_instance"));
  }

  @Test
  void theFleetIsWishedAndPutIsIdempotent() {
    put("/api/fleet", "{\"replicas\": 7}").statusCode(202).body("desired", equalTo(7));
    put("/api/fleet", "{\"replicas\": 7}").statusCode(202).body("desired", equalTo(7));
    get("/api/fleet").then().body("desired", equalTo(7)).body("actual", equalTo(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"replicas\": 65}",
        "{\"replicas\": -1}",
        "{\"replicas\": \"x\"}",
        "{\"replicas\": null}",
        "{}"
      })
  void aWishThatCannotBeIsExplained(String body) {
    put("/api/fleet", body)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo("replicas"));
  }

  @Test
  void aMessageIsSentAndShown() {
    // Given
    var body = "{\"to\": \"broadcast\", \"content\": \"Hello, hive ✓\", \"metadata\": {\"a\": 1}}";

    // When
    long seq =
        post("/api/messages", body)
            .statusCode(201)
            .body("from", equalTo("person"))
            .body("type", equalTo("text"))
            .extract()
            .jsonPath()
            .getLong("seq");

    // Then
    get("/api/messages?q=HELLO&after=" + (seq - 1))
        .then()
        .body("messages", hasSize(1))
        .body("messages[0].content", equalTo("Hello, hive ✓"))
        .body("messages[0].metadata.a", equalTo(1))
        .body("cursor", equalTo((int) seq));
    get("/api/messages?after=" + seq).then().body("messages", hasSize(0));
    get("/api/messages?type=finding").then().body("messages", hasSize(0));
  }

  @Test
  void theNewestMessagesComeFirstUnlessOneAsksWhatFollows() {
    // Given
    long before = hive.state().seq();
    for (int i = 0; i < 3; i++) {
      post("/api/messages", "{\"to\": \"person\", \"content\": \"no " + i + "\"}").statusCode(201);
    }

    // When
    var newest = get("/api/messages?limit=2").then();
    var following = get("/api/messages?limit=2&after=" + before).then();

    // Then
    newest.body("messages.content", equalTo(List.of("no 1", "no 2")));
    newest.body("more", equalTo(true));
    following.body("messages.content", equalTo(List.of("no 0", "no 1")));
  }

  /** What left the window was skipped, and nobody could see it. */
  @Test
  void whoAsksWhatFollowsSeesWhatHasLeftTheWindow() throws Exception {
    // Given
    long first = hive.state().seq() + 1;
    var empty = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < Mail.MESSAGES_MAX + 10; i++) {
      hive.submit(Author.person(), new MessageFact.Sent("person", "text", "text", empty));
    }

    // Then
    get("/api/messages?after=" + first)
        .then()
        .body("forgotten_seq", greaterThanOrEqualTo((int) first + 9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"to\": \"broadcast\"}",
        "{\"content\": \"x\"}",
        "{\"to\": \"broadcast\", \"content\": \"x\", \"type\": \"No Word\"}",
        "{\"to\": \"broadcast\", \"content\": \"x\", \"metadata\": [1]}",
        "{\"to\": [], \"content\": \"x\"}",
        "{\"to\": \"broadcast\", \"content\": \"\\ud800\"}",
        "{\"to\"",
        "[]",
        ""
      })
  void aBadMessageIsRefusedWithAReason(String body) {
    post("/api/messages", body).statusCode(400).contentType("application/problem+json");
  }

  /** It was answered 500, as if it were a bug. */
  @Test
  void aMessageTooLargeForTheLogIsRefusedByName() {
    // Given
    var longText = "😀".repeat(32_000);
    var deep = "{\"m\":".repeat(40) + "1" + "}".repeat(40);

    // When
    var large = post("/api/messages", "{\"to\":\"broadcast\",\"content\":\"" + longText + "\"}");
    var nested =
        post("/api/messages", "{\"to\":\"broadcast\",\"content\":\"x\",\"metadata\":" + deep + "}");

    // Then
    large.statusCode(413).body("reason", equalTo("too_large"));
    nested.statusCode(400).body("reason", equalTo("too_deep"));
    get("/api/state").then().statusCode(200);
  }

  @Test
  void aMessageToNobodyIsRefused() {
    post("/api/messages", "{\"to\": \"nobody\", \"content\": \"x\"}")
        .statusCode(409)
        .body("reason", equalTo("unknown_recipient"));
  }

  @Test
  void aGoalIsSetShownAndCancelledOnce() {
    // Given
    var answer = post("/api/goals", "{\"text\": \"Survey this repository\"}").statusCode(201);
    String id = answer.extract().jsonPath().getString("id");

    // When
    get("/api/goals/" + id).then().body("goal.state.state", equalTo("waiting"));
    post("/api/goals/" + id + "/cancel", "{}").statusCode(200);

    // Then
    get("/api/goals").then().body("goals.id", hasItem(id));
    get("/api/goals/" + id).then().body("goal.state.state", equalTo("cancelled"));
    get("/api/tasks").then().statusCode(200);
    post("/api/goals/" + id + "/cancel", "{}").statusCode(409).body("reason", equalTo("not_open"));
    post("/api/goals", "{\"text\": \" \"}").statusCode(400).body("field", equalTo("text"));
    post("/api/goals/goal_999/cancel", "{}").statusCode(404);
  }

  @Test
  void aTaskIsCancelledAndRetried() throws Exception {
    try (var fake = FakeInstance.join(hive, "fake-0", Manner.WELL)) {
      // Given
      var set = hive.submit(Author.person(), new WorkFact.GoalSet("Survey"));
      var goal = set.state().work().goals().lastEntry().getValue().id();
      var spec = new TaskSpec("a", "a", "a", Role.EXPLORER, List.of(), List.of(), false, Map.of());
      hive.submit(fake.author(), new WorkFact.GoalPlanned(goal, "0".repeat(40), List.of(spec)));
      var path = "/api/tasks/" + goal + ".a";

      // Then
      post(path + "/retry", "{}").statusCode(409).body("reason", equalTo("no_change"));
      post(path + "/cancel", "{}").statusCode(200).body("state.state", equalTo("cancelled"));
      post(path + "/cancel", "{}").statusCode(409).body("reason", equalTo("not_open"));
      get("/api/goals/" + goal).then().body("goal.state.state", equalTo("finished"));
      post(path + "/retry", "").statusCode(200).body("state.state", equalTo("open"));
      get("/api/goals/" + goal).then().body("goal.state.state", equalTo("active"));
      post("/api/tasks/goal_999.a/retry", "{}").statusCode(404);
      post("/api/tasks/x/cancel", "{}").statusCode(404).body("reason", equalTo("not_found"));
    }
  }

  @Test
  void aGoalIsAsUrgentAsThePersonSays() {
    post("/api/goals", "{\"text\": \"Survey\", \"priority\": \"high\"}")
        .statusCode(201)
        .body("priority", equalTo("high"));
    post("/api/goals", "{\"text\": \"Survey\", \"priority\": \"now\"}")
        .statusCode(400)
        .body("field", equalTo("priority"));
  }

  @Test
  void badQueriesAreExplained() {
    get("/api/messages?limit=x").then().statusCode(400).body("field", equalTo("limit"));
    get("/api/messages?after=-1").then().statusCode(400).body("field", equalTo("after"));
    get("/api/memory?kind=x").then().statusCode(400).body("field", equalTo("kind"));
    get("/api/memory?q=x&kind=finding&limit=2000").then().statusCode(200);
    for (var window : new String[] {"x", "0s", "8d", "15", "-1m", "9999999d"}) {
      get("/api/network?window=" + window).then().statusCode(400).body("field", equalTo("window"));
    }
    get("/api/network?window=7d").then().statusCode(200);
  }
}
