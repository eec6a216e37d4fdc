package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.spec;
import static dev.bob.state.fold.HiveStory.task;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.Author;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.Origin;
import dev.bob.state.event.WorkFact;
import dev.bob.state.json.Json;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.Priority;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message asks for as a task becomes one, once, and what cannot be one is said. */
class SaidTaskTest {
  private static final Author WATCHER = Author.file("watcher");
  private static final String LINKS = "{\"kind\":\"links\"}";
  private final HiveStory story = new HiveStory();
  private Member member;

  @BeforeEach
  void somebodyIsThere() {
    member = story.joins("a");
  }

  @Test
  void dependsOnEachTaskOnceAndOnSixtyFourAtMost() throws IOException {
    // Given
    var goal = story.planned(member, spec("look"));
    var many = "\"look\",".repeat(1_000) + "\"look\"";
    var different =
        IntStream.rangeClosed(1, 65)
            .mapToObj(i -> "\"n" + i + "\"")
            .collect(Collectors.joining(","));

    // When
    story.accepted(Author.person(), sent("Once", dependingOn(goal, many)));

    // Then
    var added = story.state().work().tasksOf(story.state().work().goal(goal).orElseThrow());
    assertThat(added.getLast().spec().dependsOn()).containsExactly("look");
    assertThat(story.refusal(Author.person(), sent("Too many", dependingOn(goal, different))))
        .isEqualTo(Reason.INVALID_TASK);
  }

  private static String dependingOn(GoalId goal, String names) {
    return "{\"kind\":\"links\",\"goal\":\"%s\",\"depends_on\":[%s]}".formatted(goal, names);
  }

  @Test
  void aloneItIsAGoalWhoseWholePlanItIs() throws IOException {
    // When
    story.accepted(Author.person(), sent("Look at the links", LINKS));

    // Then
    var goal = story.state().work().goal(new GoalId("goal_1")).orElseThrow();
    var wanted = goal.wanted().orElseThrow();
    assertThat(goal.state()).isEqualTo(new GoalState.Waiting());
    assertThat(goal.text()).isEqualTo("Look at the links");
    assertThat(wanted)
        .isEqualTo(
            new TaskSpec(
                "asked-1",
                "links",
                "Look at the links",
                Role.EXPLORER,
                List.of(),
                List.of(),
                false,
                Map.of()));
    assertThat(last().metadata().at("/bob/task").asText()).isEqualTo("goal_1.asked-1");
    assertThat(last().metadata().at("/bob/goal").asText()).isEqualTo("goal_1");

    // When
    var other = new WorkFact.GoalPlanned(goal.id(), HiveStory.COMMIT, List.of(spec("look")));
    var plan = new WorkFact.GoalPlanned(goal.id(), HiveStory.COMMIT, List.of(wanted));

    // Then
    assertThat(story.refusal(as(member), other)).isEqualTo(Reason.INVALID_PLAN);
    story.accepted(as(member), plan);
    assertThat(story.state().work().ready())
        .extracting(Task::id)
        .containsExactly(new TaskId("goal_1.asked-1"));
  }

  @Test
  void metadataSaysTheRest() throws IOException {
    // When
    story.accepted(
        Author.person(),
        sent(
            "Mend it",
            """
            {"kind":"mend","name":"mend-it","priority":"high","affinity":"builder","scope":["docs/**"],
             "edits":["docs/a.md"],"input":{"how":"well"},"depends_on":[],"mine":{"a":1}}"""));

    // Then
    var goal = story.state().work().goal(new GoalId("goal_1")).orElseThrow();
    assertThat(goal.urgency()).isEqualTo(Priority.HIGH);
    assertThat(goal.wanted())
        .contains(
            new TaskSpec(
                "mend-it",
                "mend",
                "Mend it",
                Role.BUILDER,
                List.of("docs/**"),
                List.of(),
                false,
                Map.of("how", "well"),
                List.of("docs/a.md")));
  }

  @Test
  void toAPlannedGoalItIsAdded() throws IOException {
    // Given
    var goal = story.planned(member, spec("look"), spec("asked-1", "look"));

    // When
    story.accepted(
        WATCHER,
        ingested("More", "{\"kind\":\"todos\",\"goal\":\"goal_1\",\"depends_on\":[\"look\"]}"));

    // Then
    var added = story.task(task(goal, "asked-2"));
    assertThat(last().metadata().at("/bob/task").asText()).isEqualTo("goal_1.asked-2");
    assertThat(story.state().work().ready()).doesNotContain(added);
    story.completes(member, task(goal, "look"));
    assertThat(story.state().work().ready()).contains(added);

    // Then: the goal has not come to its end before it is done
    story.completes(member, task(goal, "asked-1"));
    assertThat(story.state().work().openGoals()).hasSize(1);
    story.completes(member, added.id());
    assertThat(story.state().work().openGoals()).isEmpty();
  }

  @Test
  void neitherItNorTheReportWaitsForTheOther() throws IOException {
    // Given
    var goal = story.planned(member, spec("look"), spec("report", true, "look"));
    story.completes(member, task(goal, "look"));

    // When
    story.accepted(Author.person(), sent("More", "{\"kind\":\"todos\",\"goal\":\"goal_1\"}"));

    // Then
    assertThat(story.state().work().ready())
        .extracting(Task::id)
        .containsExactly(task(goal, "report"), task(goal, "asked-1"));
  }

  @Test
  void isThereOnceHoweverOftenAFileIsRead() throws IOException {
    // Given
    story.accepted(WATCHER, ingested("Look", LINKS));

    // Then
    assertThat(story.refusal(WATCHER, ingested("Look", LINKS))).isEqualTo(Reason.ALREADY_KNOWN);
    assertThat(story.state().work().goals()).hasSize(1);
  }

  @Test
  void isTalkWhenAMemberSaysIt() throws IOException {
    // When
    story.accepted(as(member), sent("Look", LINKS));
    story.accepted(Author.orchestrator(), sent("Look", LINKS));

    // Then
    assertThat(story.state().work().goals()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"kind\":7}",
        "{\"kind\":\"two words\"}",
        "{\"kind\":\"report\"}",
        "{\"kind\":\"links\",\"name\":\"No Name\"}",
        "{\"kind\":\"links\",\"name\":\"look\",\"goal\":\"goal_1\"}",
        "{\"kind\":\"links\",\"goal\":\"one\"}",
        "{\"kind\":\"links\",\"goal\":\"goal_9\"}",
        "{\"kind\":\"links\",\"goal\":\"goal_2\"}",
        "{\"kind\":\"links\",\"goal\":\"goal_3\"}",
        "{\"kind\":\"links\",\"goal\":\"goal_1\",\"priority\":\"high\"}",
        "{\"kind\":\"links\",\"goal\":\"goal_1\",\"depends_on\":[\"none\"]}",
        "{\"kind\":\"links\",\"goal\":\"goal_1\",\"depends_on\":[\"vain\"]}",
        "{\"kind\":\"links\",\"depends_on\":[\"look\"]}",
        "{\"kind\":\"links\",\"depends_on\":[\"asked-1\"]}",
        "{\"kind\":\"links\",\"depends_on\":\"look\"}",
        "{\"kind\":\"links\",\"depends_on\":[1]}",
        "{\"kind\":\"links\",\"priority\":\"asap\"}",
        "{\"kind\":\"links\",\"affinity\":\"boss\"}",
        "{\"kind\":\"links\",\"edits\":[\"../etc\"]}",
        "{\"kind\":\"links\",\"scope\":[\"/etc\"]}",
        "{\"kind\":\"links\",\"scope\":{\"a\":\"b\"}}",
        "{\"kind\":\"links\",\"input\":[\"a\"]}",
        "{\"kind\":\"links\",\"input\":{\"a\":1}}"
      })
  void whatCannotBeATaskIsSaid(String metadata) throws IOException {
    // Given: one open goal, one without a plan, one that is closed
    var first = story.planned(member, spec("look"), spec("vain"));
    story.accepted(Author.person(), new WorkFact.TaskCancelled(task(first, "vain")));
    story.goal("waits");
    story.accepted(
        Author.person(), new WorkFact.GoalCancelled(story.planned(member, spec("look"))));
    var before = story.state().work();

    // When, Then: a person is answered,
    assertThat(story.refusal(Author.person(), sent("Look", metadata)))
        .isIn(Reason.INVALID_TASK, Reason.UNKNOWN_GOAL, Reason.NOT_READY, Reason.NOT_OPEN);

    // and what a file says is shown as refused.
    story.accepted(WATCHER, ingested("Look", metadata));
    assertThat(last().type()).isEqualTo("refused");
    assertThat(last().content())
        .startsWith("The task of watcher has no effect: ")
        .endsWith(". It said: Look");
    assertThat(story.state().work()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "one\ntwo"})
  void aTitleIsOneLine(String content) throws IOException {
    assertThat(story.refusal(Author.person(), sent(content, LINKS))).isEqualTo(Reason.INVALID_TASK);
    assertThat(story.refusal(Author.person(), sent("x".repeat(201), LINKS)))
        .isEqualTo(Reason.INVALID_TASK);
  }

  @Test
  void aGoalHasNotMoreTasksThanAPlanMayHave() throws IOException {
    // Given
    var one = "{\"kind\":\"links\",\"goal\":\"goal_1\"}";
    story.planned(member, spec("look"));
    for (int i = 1; i < Plans.TASKS_MAX; i++) {
      story.accepted(Author.person(), sent("Look", one));
    }

    // Then
    assertThat(story.refusal(Author.person(), sent("Look", one))).isEqualTo(Reason.TOO_MANY_OPEN);
  }

  @Test
  void theExampleOfTheDocsIsOne() throws IOException {
    // Given
    var docs = Files.readString(Path.of("../docs/foreign-programs.md"));
    var block = Pattern.compile("```json\n(.*\"type\":\"task\".*)\n```").matcher(docs);
    assertThat(block.find()).isTrue();
    var message = Json.MAPPER.readTree(block.group(1)).at("/messages/0");
    story.planned(member, spec("links"));

    // When
    story.accepted(
        WATCHER, ingested(message.path("content").asText(), message.path("metadata").toString()));

    // Then
    assertThat(last().metadata().at("/bob/task").asText()).isEqualTo("goal_1.asked-1");
  }

  private Message last() {
    return story.state().mail().bySeq().lastEntry().getValue();
  }

  private static MessageFact.Sent sent(String content, String metadata) throws IOException {
    return new MessageFact.Sent("broadcast", "task", content, json(metadata));
  }

  private static MessageFact.Ingested ingested(String content, String metadata) throws IOException {
    return new MessageFact.Ingested(
        new Origin("0f3a5c7e9b1d2f40", 1, Optional.empty()),
        "broadcast",
        "task",
        content,
        Optional.empty(),
        json(metadata));
  }

  private static ObjectNode json(String text) throws IOException {
    return (ObjectNode) Json.MAPPER.readTree(text);
  }
}
