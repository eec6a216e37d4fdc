package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs in other languages take part in the packaged hive. */
class ForeignProgramsIT {
  private static final int OF_EACH = 5;

  @TempDir static Path temp;
  private static RunningHive hive;
  private static DashboardClient dashboard;

  @BeforeAll
  static void start() throws Exception {
    var repository = PlantedRepository.make(temp.toRealPath().resolve("planted"));
    hive = RunningHive.start(repository.folder(), temp.toRealPath().resolve("home"), "4");
    hive.awaitMembers(4);
    dashboard = DashboardClient.of(hive);
  }

  @AfterAll
  static void stop() throws Exception {
    hive.close();
  }

  @Test
  void areHeardOnceInWhicheverWayTheyWrite() throws Exception {
    assertThat(new ForeignWriting(hive, dashboard).run(OF_EACH, Duration.ofMillis(20)))
        .startsWith("5 each of [inbox, rename, truncate, jq, sed] heard once");
    assertThat(Files.readString(hive.home().resolve("logs/orchestrator.out")))
        .doesNotContain("restricted method");
  }

  @Test
  void theExampleOfTheDocsWorks() throws Exception {
    // Given
    var docs = Files.readString(Scripts.folder().resolve("../docs/foreign-programs.md"));
    var block = Pattern.compile("(?s)```python\n(.*?)```").matcher(docs);
    assertThat(block.find()).isTrue();
    var home = hive.home().toString();
    var program =
        Files.writeString(
            temp.resolve("example.py"),
            block.group(1)
                + """

                say("%s", "example", "instance_2", "question", "What are you doing?")
                for _ in range(600):
                    if answers("%s", "example"):
                        print(answers("%s", "example")[0]["from"])
                        break
                    time.sleep(0.1)
                """
                    .formatted(home, home, home));

    // When
    var result = Shell.run(temp, Map.of(), List.of("python3", program.toString()));

    // Then
    assertThat(result.out()).as(result.err()).isEqualTo("instance_2\n");
  }

  @Test
  void whatNoInstanceCanAnswerIsAnsweredByThePerson() throws Exception {
    // When
    drop("question.json", "explorer", "question", "Is docs/missing.md to come?");
    var question = awaitQuestion("escalated");

    // Then: the explorer had passed, then the leader, and nobody had waited for the deadline
    assertThat(question.path("from").asText()).isEqualTo("alice");
    assertThat(question.path("passed_by"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder("instance_1", "instance_4");

    // When
    var answered = dashboard.answer(question.path("seq").asLong(), "Yes, next week.");

    // Then
    assertThat(answered.at("/state/state").asText()).isEqualTo("answered");
    var answers = dashboard.get("/api/messages?type=answer&to=alice").path("messages");
    assertThat(answers).hasSize(1);
    assertThat(answers.get(0).path("content").asText()).isEqualTo("Yes, next week.");
    await() // views follow the log, each in its time
        .untilAsserted(
            () ->
                assertThat(hive.home().resolve(".shared_questions.json"))
                    .content()
                    .contains("Is docs/missing.md to come?"));
  }

  private static JsonNode awaitQuestion(String state) {
    var found = new AtomicReference<JsonNode>();
    await()
        .atMost(Duration.ofSeconds(20)) // of a deadline of 60 s for each
        .until(
            () -> {
              for (var question : dashboard.get("/api/questions").path("questions")) {
                if (question.at("/state/state").asText().equals(state)
                    && question.at("/state/to").asText().equals("person")) {
                  found.set(question);
                }
              }
              return found.get() != null;
            });
    return found.get();
  }

  @Test
  void aGoalOfTheInboxIsServedAndThoseWhoServedItAreKnownForIt() throws Exception {
    // When
    drop("goal.json", "broadcast", "goal", "Survey this repository");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !dashboard.get("/api/messages?type=goal").path("messages").isEmpty());

    // Then
    var said = dashboard.get("/api/messages?type=goal").path("messages");
    var goal = said.get(0).at("/metadata/bob/goal").asText();
    await().atMost(Duration.ofSeconds(60)).until(() -> stateOf(goal).equals("finished"));
    assertThat(said).hasSize(1);
    assertThat(hive.home().resolve("reports/" + goal + "/REPORT.md")).isNotEmptyFile();
    await() // the goal of the start may still be at work
        .untilAsserted(() -> assertThat(tasksThatMembersAreKnownFor()).isEqualTo(tasksDone()));
  }

  @Test
  void aTaskOfTheInboxIsDoneOrRefusedWithWhatCanBeDone() throws Exception {
    // When
    dropTask("todos.json", "todos");
    dropTask("magic.json", "magic");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> dashboard.get("/api/messages?type=task").path("messages").size() == 2);

    // Then: who asks for what nobody can do hears of it at once
    var said = dashboard.get("/api/messages?type=task").path("messages");
    var refused = goalOf(said, "magic");
    await().atMost(Duration.ofSeconds(5)).until(() -> stateOf(refused).equals("refused"));
    assertThat(dashboard.get("/api/goals/" + refused).at("/goal/state/reason").asText())
        .startsWith("The offline mind does tasks of the kinds hotspots, inventory, large, links");
    var done = goalOf(said, "todos");
    await().atMost(Duration.ofSeconds(60)).until(() -> stateOf(done).equals("finished"));
    assertThat(dashboard.get("/api/tasks/" + done + ".asked-1").at("/state/state").asText())
        .isEqualTo("done");
  }

  private static String goalOf(JsonNode messages, String content) {
    for (var message : messages) {
      if (message.path("content").asText().equals(content)) {
        return message.at("/metadata/bob/goal").asText();
      }
    }
    throw new AssertionError("nobody said " + content);
  }

  private static int tasksThatMembersAreKnownFor() throws IOException, InterruptedException {
    int done = 0;
    for (var instance : dashboard.get("/api/instances").path("instances")) {
      for (var skill : instance.path("skills")) {
        done += skill.path("done").asInt();
      }
    }
    return done;
  }

  private static int tasksDone() throws IOException, InterruptedException {
    int done = 0;
    for (var task : dashboard.get("/api/tasks").path("tasks")) {
      done += task.at("/state/state").asText().equals("done") ? 1 : 0;
    }
    return done;
  }

  private static String stateOf(String goal) throws IOException, InterruptedException {
    return dashboard.get("/api/goals/" + goal).at("/goal/state/state").asText();
  }

  private static void drop(String name, String to, String type, String content) throws IOException {
    drop(
        name,
        "{\"from\":\"alice\",\"to\":\"%s\",\"type\":\"%s\",\"content\":\"%s\"}"
            .formatted(to, type, content));
  }

  private static void dropTask(String name, String kind) throws IOException {
    drop(
        name,
        "{\"from\":\"alice\",\"to\":\"broadcast\",\"type\":\"task\",\"content\":\"%s\",\"metadata\":{\"kind\":\"%s\"}}"
            .formatted(kind, kind));
  }

  private static void drop(String name, String message) throws IOException {
    var inbox = hive.home().resolve("inbox");
    var written = Files.writeString(inbox.resolve("tmp").resolve(name), message);
    Files.move(written, inbox.resolve("new").resolve(name));
  }
}
