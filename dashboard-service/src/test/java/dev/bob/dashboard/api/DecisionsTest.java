package dev.bob.dashboard.api;

import static dev.bob.dashboard.api.AsOperator.post;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.dashboard.FakeInstance;
import dev.bob.dashboard.FakeInstance.Manner;
import dev.bob.dashboard.TestHome;
import dev.bob.state.Hive;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Vote;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What the person and the members ask each other, and what they decide. */
@QuarkusTest
@QuarkusTestResource(TestHome.class)
final class DecisionsTest {
  @Inject Hive hive;

  @Test
  void thePersonAnswersWhatAnInstanceAskedOnce() throws Exception {
    try (var fake = FakeInstance.join(hive, "fake-0", Manner.WELL)) {
      // Given
      var none = JsonNodeFactory.instance.objectNode();
      var asked = new MessageFact.Sent("person", "question", "Is docs/b.md to come?", none);
      long seq = hive.submit(fake.author(), asked).seq().orElseThrow();
      var path = "/api/questions/" + seq;
      get(path).then().statusCode(200).body("state.state", equalTo("open"));

      // When
      post(path + "/answer", "{\"text\": \"Yes, next week.\"}")
          .statusCode(201)
          .body("state.state", equalTo("answered"))
          .body("answers.by", hasItem("person"));

      // Then
      var answer = hive.state().mail().bySeq().lastEntry().getValue();
      assertThat(answer.isFor(fake.member())).isTrue();
      assertThat(answer.content()).isEqualTo("Yes, next week.");
      assertThat(answer.cause()).hasValue(seq);
      get("/api/questions").then().body("questions.seq", hasItem((int) seq));
      post(path + "/answer", "{\"text\": \"No.\"}")
          .statusCode(409)
          .body("reason", equalTo("not_open"));
    }
  }

  @Test
  void aProposalIsOpenedByAMessageShownAndVetoedOnce() throws Exception {
    try (var fake = FakeInstance.join(hive, "fake-0", Manner.WELL)) {
      // Given
      var said =
          "{\"to\": \"broadcast\", \"type\": \"proposal\", \"content\": \"Mend the links\","
              + " \"metadata\": {\"rule\": \"unanimous\", \"subject\": {\"file\": \"docs/a.md\"}}}";

      // When
      String id =
          post("/api/messages", said)
              .statusCode(201)
              .extract()
              .jsonPath()
              .getString("metadata.bob.proposal");

      // Then
      get("/api/proposals/" + id)
          .then()
          .statusCode(200)
          .body("motion.title", equalTo("Mend the links"))
          .body("motion.rule", equalTo("unanimous"))
          .body("electorate", hasItem(fake.member().id().toString()))
          .body("state.state", equalTo("open"));
      get("/api/proposals").then().body("proposals.id", hasItem(id));
      get("/api/state").then().body("proposals.id", hasItem(id));

      // When
      post("/api/proposals/" + id + "/veto", "{\"reason\": \"not now\"}")
          .statusCode(200)
          .body("state.state", equalTo("vetoed"))
          .body("state.reason", equalTo("not now"));

      // Then
      post("/api/proposals/" + id + "/veto", "{\"reason\": \"not now\"}")
          .statusCode(409)
          .body("reason", equalTo("already_decided"));
      get("/q/metrics").then().body(containsString("bob_proposals{state=\"vetoed\"}"));
    }
  }

  @Test
  void aTaskIsAskedForByAMessageAndShownWithItsGoal() {
    // Given
    var said =
        "{\"to\": \"broadcast\", \"type\": \"task\", \"content\": \"Look for todos\","
            + " \"metadata\": %s}";

    // When
    var answer =
        post("/api/messages", said.formatted("{\"kind\": \"todos\"}")).statusCode(201).extract();

    // Then
    String goal = answer.jsonPath().getString("metadata.bob.goal");
    assertThat(answer.jsonPath().getString("metadata.bob.task")).isEqualTo(goal + ".asked-1");
    get("/api/goals/" + goal).then().body("goal.wanted.kind", equalTo("todos"));
    post("/api/messages", said.formatted("{}"))
        .statusCode(409)
        .body("reason", equalTo("invalid_task"))
        .body("detail", containsString("metadata.kind is missing"));
    post("/api/messages", said.formatted("{\"kind\": \"todos\", \"goal\": \"goal_999\"}"))
        .statusCode(404);
  }

  @Test
  void badAnswersAndQuestionsAreExplained() throws Exception {
    post("/api/questions/999999/answer", "{\"text\": \"x\"}").statusCode(404);
    post("/api/questions/x/answer", "{\"text\": \"x\"}").statusCode(404);
    try (var fake = FakeInstance.join(hive, "fake-0", Manner.WELL)) {
      var none = JsonNodeFactory.instance.objectNode();
      var asked = new MessageFact.Sent("broadcast", "question", "Well?", none);
      var path =
          "/api/questions/" + hive.submit(fake.author(), asked).seq().orElseThrow() + "/answer";
      post(path, "{}").statusCode(400).body("field", equalTo("text"));
      post(path, "{\"text\": \" \"}").statusCode(400).body("field", equalTo("text"));
      for (var deadline : new String[] {"0", "86401", "\"soon\"", "1.5"}) {
        post(
                "/api/messages",
                "{\"to\": \"broadcast\", \"type\": \"question\", \"content\": \"x\","
                    + " \"metadata\": {\"deadline_seconds\": "
                    + deadline
                    + "}}")
            .statusCode(400)
            .body("field", equalTo("metadata.deadline_seconds"));
      }
    }
  }

  @Test
  void aDecisionStandsInTheMemory() throws Exception {
    try (var fake = FakeInstance.join(hive, "fake-0", Manner.WELL)) {
      // When
      decide(fake, "Use Zanzibar");

      // Then
      get("/api/memory?q=zanzibar&kind=decision")
          .then()
          .body("decisions", hasSize(1))
          .body("decisions[0].votes_for", equalTo(1))
          .body("decisions[0].confidence", equalTo(0.67f))
          .body("learnings", hasSize(0));

      // When: they decide anew
      decide(fake, "Use Zanzibar");

      // Then
      get("/api/memory?q=zanzibar&kind=decision").then().body("decisions", hasSize(1));
      var all = get("/api/memory?q=zanzibar&kind=decision&age=all").jsonPath();
      assertThat(all.getLong("decisions.find { it.superseded_by != null }.seq"))
          .isEqualTo(all.getLong("decisions.find { it.supersedes != null }.supersedes"));
    }
  }

  private void decide(FakeInstance by, String text) throws Exception {
    var said = "{\"to\":\"broadcast\",\"type\":\"proposal\",\"content\":\"%s\"}".formatted(text);
    var id =
        new ProposalId(
            post("/api/messages", said).extract().jsonPath().getString("metadata.bob.proposal"));
    hive.submit(by.author(), new ProposalFact.VoteCast(id, 1, Vote.YES, "so be it", ""));
    hive.submit(by.author(), new ProposalFact.CarriedOut(id));
  }

  @Test
  void whatCannotBeProposedOrVetoedIsExplained() throws Exception {
    try (var _ = FakeInstance.join(hive, "fake-0", Manner.WELL)) {
      var said = "{\"to\":\"broadcast\",\"type\":\"proposal\",\"content\":\"x\",\"metadata\":%s}";
      post("/api/messages", said.formatted("{\"rule\":\"most\"}"))
          .statusCode(409)
          .body("reason", equalTo("invalid_proposal"));
      post("/api/messages", said.formatted("{\"rule\":\"99-of-m\"}"))
          .statusCode(409)
          .body("reason", equalTo("unreachable"));
      post(
              "/api/messages",
              said.formatted("{\"subject\":{\"finding\":\"" + "f".repeat(16) + "\"}}"))
          .statusCode(404)
          .body("reason", equalTo("unknown_finding"));
      post("/api/proposals/proposal_999/veto", "{\"reason\":\"x\"}")
          .statusCode(404)
          .body("reason", equalTo("unknown_proposal"));
      post("/api/proposals/proposal_999/veto", "{}")
          .statusCode(400)
          .body("field", equalTo("reason"));
      post("/api/proposals/proposal_999/veto", "{\"reason\":\" \"}")
          .statusCode(400)
          .body("field", equalTo("reason"));
      get("/api/proposals/proposal_999").then().statusCode(404);
      get("/api/proposals/..%2f").then().statusCode(404);
    }
  }
}
