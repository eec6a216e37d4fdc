package dev.bob.dashboard.api;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.dashboard.FakeInstance;
import dev.bob.dashboard.FakeInstance.Manner;
import dev.bob.dashboard.LogFile;
import dev.bob.dashboard.SseReader;
import dev.bob.dashboard.TestHome;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.json.Json;
import dev.bob.state.log.EventLog;
import dev.bob.state.model.Effort;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Role;
import dev.bob.state.model.Severity;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.TaskSpec;
import dev.bob.state.model.Vote;
import dev.bob.state.model.Way;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * What {@code docs/rest.md} shows is what the service answers: the same fields, of the same kind.
 */
@QuarkusTest
@QuarkusTestResource(TestHome.class)
final class RestDocsTest {
  private static final Path DOCS = Path.of("../docs/rest.md");

  private static final TaskSpec LINKS =
      new TaskSpec(
          "links",
          "links",
          "Look for broken links",
          Role.EXPLORER,
          List.of("docs/**"),
          List.of(),
          false,
          Map.of());

  @Inject Hive hive;
  @Inject EventLog log;

  @Test
  void anErrorLooksAsShown() throws Exception {
    same("## Errors", AsOperator.asks().body("{\"replicas\":65}").put("/api/fleet").asByteArray());
  }

  @Test
  void anEmptyHiveLooksAsShown() throws Exception {
    same("## The hive", body("/api/state"));
  }

  @Test
  void anInstanceAndItsLogLookAsShown() throws Exception {
    try (var fake = FakeInstance.join(hive, "fake-0", Manner.WELL);
        var file = new LogFile(TestHome.path(), fake.member().id().toString())) {
      // Given
      var path = "/api/instances/" + fake.member().id();
      file.info(0, "goal_1.links is done");
      Awaitility.await().until(() -> !Json.MAPPER.readTree(body(path)).get("stale").asBoolean());

      // Then
      same("## The hive as it was", body("/api/history?at=" + hive.state().seq()));
      same("## Instances", body(path));
      same("### Its log", body(path + "/logs"));
    }
  }

  @Test
  void anEventLooksAsShown() throws Exception {
    try (var fake = FakeInstance.join(hive, "fake-0", Manner.WELL);
        var reader = new SseReader("/api/events")) {
      // When
      var claim = new WorkFact.TaskClaimed(new TaskId("goal_99999.links"));
      log.append(new Event(Instant.now(), fake.author(), claim));

      // Then
      same("## What happens", reader.await("task.claimed").data().getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void aQuestionLooksAsShown() throws Exception {
    try (var fake = FakeInstance.join(hive, "fake-0", Manner.WELL)) {
      // When
      var none = JsonNodeFactory.instance.objectNode();
      var asked = new MessageFact.Sent("explorer", "question", "Is docs/b.md to come?", none);
      long seq = hive.submit(fake.author(), asked).seq().orElseThrow();
      AsOperator.asks()
          .body("{\"text\":\"Yes, next week.\"}")
          .post("/api/questions/" + seq + "/answer");

      // Then
      same("## Questions", body("/api/questions/" + seq));
    }
  }

  @Test
  void theNetworkLooksAsShown() throws Exception {
    try (var finder = FakeInstance.join(hive, "fake-0", Manner.WELL);
        var checker = FakeInstance.join(hive, "fake-1", Manner.WELL);
        var second = FakeInstance.join(hive, "fake-2", Manner.WELL)) {
      // Given
      hive.submit(Author.person(), new WorkFact.GoalSet("Survey"));
      var goal = hive.state().work().goals().lastEntry().getValue().id();
      hive.submit(finder.author(), new WorkFact.GoalPlanned(goal, "0".repeat(40), List.of(LINKS)));
      var task = new TaskId(goal + ".links");
      long token = hive.submit(finder.author(), new WorkFact.TaskClaimed(task)).seq().orElseThrow();
      var finding = brokenLink();
      hive.submit(finder.author(), new MemoryFact.FindingReported(task, token, finding));
      hive.submit(
          checker.author(),
          new MemoryFact.FindingConfirmed(finding.id(), "looked", Optional.of(Way.PROOF)));
      hive.submit(
          second.author(),
          new MemoryFact.FindingConfirmed(finding.id(), "read it", Optional.of(Way.BYTES)));

      // Then
      same("## Who works with whom", body("/api/network"));
    }
  }

  @Test
  void messagesLookAsShown() throws Exception {
    // Given
    long before = hive.state().seq();
    var draft = "{\"to\":\"broadcast\",\"content\":\"Hello, hive\"}";

    // When
    var answer = AsOperator.asks().body(draft).post("/api/messages");

    // Then
    assertThat(answer.statusCode()).isEqualTo(201);
    same("## Messages", body("/api/messages?after=" + before));
  }

  @Test
  void goalsTasksAndResultsLookAsShown() throws Exception {
    try (var leader = FakeInstance.join(hive, "fake-0", Manner.WELL)) {
      // Given
      var set = AsOperator.asks().body("{\"text\":\"Survey this repository\"}").post("/api/goals");
      var goal = new GoalId(set.jsonPath().getString("id"));
      hive.submit(leader.author(), new WorkFact.GoalPlanned(goal, "0".repeat(40), List.of(LINKS)));
      var folder = Files.createDirectories(TestHome.path().resolve("reports/" + goal));
      Files.writeString(folder.resolve("REPORT.md"), "# Report");

      // Then
      same("## Goals and tasks", set.asByteArray());
      same("`GET /api/tasks`", body("/api/tasks/" + goal + ".links"));
      same("## Results", body("/api/reports/" + goal));
    }
  }

  @Test
  void theMemoryLooksAsShown() throws Exception {
    try (var memory = new SmallMemory(hive)) {
      memory.find("broken-link", "docs/a.md links to b.md", "docs/a.md");
      same("## Memory", body("/api/memory?q=links&kind=finding"));
    }
  }

  @Test
  void proposalsLookAsShown() throws Exception {
    try (var voter = FakeInstance.join(hive, "fake-0", Manner.WELL);
        var _ = FakeInstance.join(hive, "fake-1", Manner.WELL)) {
      // Given
      var draft = "{\"to\":\"broadcast\",\"type\":\"proposal\",\"content\":\"Mend it\"}";
      var said = AsOperator.asks().body(draft).post("/api/messages").jsonPath();
      var id = new ProposalId(said.getString("metadata.bob.proposal"));

      // When
      hive.submit(
          voter.author(), new ProposalFact.VoteCast(id, 1, Vote.YES, "It is there.", "git show"));

      // Then
      same("## Proposals", body("/api/proposals/" + id));
    }
  }

  @Test
  void aChangeLooksAsShown() throws Exception {
    try (var fake = FakeInstance.join(hive, "fake-0", Manner.WELL)) {
      // Given
      var id = QueuedChange.conflicting(hive, fake);
      var folder = Files.createDirectories(TestHome.path().resolve("reports/" + id));
      Files.writeString(folder.resolve("change.diff"), "diff --git a/x b/x\n");

      // Then
      same("## Changes", body("/api/changes/" + id));
    }
  }

  @Test
  void theFleetLooksAsShown() throws Exception {
    AsOperator.asks().body("{\"replicas\":4}").put("/api/fleet");
    same("## The fleet", body("/api/fleet"));
  }

  private static Finding brokenLink() {
    return new Finding(
        new FindingId("0f3a5b7c9d1e2f40"),
        "broken-link",
        Severity.MEDIUM,
        "docs/a.md links to b.md, which does not exist",
        "Readers run into a dead end.",
        Effort.MINUTES,
        List.of(),
        new Evidence("0".repeat(40), "docs/a.md", 12, "git grep -n b.md", "[b](b.md)"));
  }

  /**
   * The first block of JSON behind those words has no field that the answer has not, or otherwise.
   */
  private static void same(String words, byte[] answer) throws IOException {
    var text = Files.readString(DOCS);
    int begin = text.indexOf("```json\n", text.indexOf(words)) + "```json\n".length();
    var shown = Json.MAPPER.readTree(text.substring(begin, text.indexOf("```", begin)));
    var given = Json.MAPPER.readTree(answer);
    assertThat(kinds(only(given, shown))).as(words).isEqualTo(kinds(shown));
  }

  /**
   * The answer without what is not shown: it may say more than an example, and have more entries.
   */
  private static JsonNode only(JsonNode given, JsonNode shown) {
    if (shown.isNull()) {
      return shown;
    }
    if (given.isArray() && shown.isArray()) {
      var kept = Json.MAPPER.createArrayNode();
      return shown.isEmpty() || given.isEmpty() ? kept : kept.add(only(given.get(0), shown.get(0)));
    }
    if (!given.isObject() || !shown.isObject()) {
      return given;
    }
    var kept = Json.MAPPER.createObjectNode();
    for (var field : given.properties()) {
      if (shown.has(field.getKey())) {
        kept.set(field.getKey(), only(field.getValue(), shown.get(field.getKey())));
      }
    }
    return kept;
  }

  /** The names of the fields, and what kind of value each has; of a list its first element's. */
  private static String kinds(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT ->
          node.properties().stream()
              .map(field -> field.getKey() + ":" + kinds(field.getValue()))
              .sorted()
              .collect(Collectors.joining("\n", "{", "}"));
      case ARRAY -> "[" + (node.isEmpty() ? "" : kinds(node.get(0))) + "]";
      default -> node.getNodeType().toString();
    };
  }

  private static byte[] body(String path) {
    return get(path).then().statusCode(200).extract().asByteArray();
  }
}
