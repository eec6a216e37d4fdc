package dev.bob.instance.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.Question;
import dev.bob.state.fold.Task;
import dev.bob.state.json.Json;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskId;
import dev.bob.state.model.TaskSpec;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of a goal with two blocked tasks, about which the person was asked. */
class RunRecordTest {
  private static final GoalId GOAL = new GoalId("goal_1");
  private static final TaskId LINKS = new TaskId("goal_1.links");
  private static final TaskId TODOS = new TaskId("goal_1.todos");

  private Hive hive;
  private Author member;
  private long links;
  private long todos;

  @BeforeEach
  void block() throws Exception {
    hive = new Hive(new InMemoryEventLog(), Clock.systemUTC());
    submit(
        Author.joiner("a"),
        new MemberFact.Joined(
            "a",
            "http://127.0.0.1:1",
            1,
            "here",
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    var one = hive.state().members().find(new InstanceId(1)).orElseThrow();
    member = Author.instance(one.id(), one.epoch());
    submit(Author.person(), new WorkFact.GoalSet("Survey"));
    submit(member, new WorkFact.GoalPlanned(GOAL, "c0ffee", List.of(spec("links"), spec("todos"))));
    links = blocksAndAsks(LINKS);
    todos = blocksAndAsks(TODOS);
  }

  @AfterEach
  void close() {
    hive.close();
  }

  /** It stood neither there nor anywhere else that the person had it retried. */
  @Test
  void saysWhatTheAnswersOfThePersonBroughtAbout() throws Exception {
    // When
    answers(links, "retry");
    answers(todos, "cancel");

    // Then
    assertThat(steps())
        .endsWith(
            "task.retried goal_1.links by person, question " + links,
            "task.cancelled goal_1.todos by person, question " + todos);
  }

  @Test
  void saysWhyAnAnswerBroughtNothingAbout() throws Exception {
    // Given: it goes on by another word of the person
    submit(Author.person(), new WorkFact.TaskRetried(LINKS));

    // When
    answers(links, "cancel");
    answers(todos, "well");
    answers(todos, "retry"); // the first answer has ended the question

    // Then
    assertThat(steps())
        .endsWith(
            "task.retried goal_1.links by person",
            "question.answered goal_1.links by person, question %s: goal_1.links is not blocked any more as it was then"
                .formatted(links),
            "question.answered goal_1.todos by person, question %s: it begins with neither retry nor cancel"
                .formatted(todos));
  }

  @Test
  void leavesOutWhatIsOfAnotherGoal() throws Exception {
    // Given
    submit(Author.person(), new WorkFact.GoalSet("Survey again"));
    var other = new GoalId("goal_2");
    submit(member, new WorkFact.GoalPlanned(other, "c0ffee", List.of(spec("links"))));

    // When
    answers(links, "retry");

    // Then
    assertThat(RunRecord.of(other, hive).steps()).isEmpty();
  }

  @Test
  void isWrittenWithoutWhatThereIsNot() throws Exception {
    // When
    answers(links, "retry");
    var steps = Json.MAPPER.valueToTree(RunRecord.of(GOAL, hive)).path("steps");

    // Then
    assertThat(steps.path(0).fieldNames())
        .toIterable()
        .containsExactly("task", "event", "by", "at");
    assertThat(steps.path(steps.size() - 1).path("question").asLong()).isEqualTo(links);
    assertThat(steps.path(steps.size() - 1).has("refused")).isFalse();
  }

  private List<String> steps() throws Exception {
    return RunRecord.of(GOAL, hive).steps().stream()
        .map(
            step ->
                "%s %s by %s%s%s"
                    .formatted(
                        step.event(),
                        step.task(),
                        step.by(),
                        step.question().map(question -> ", question " + question).orElse(""),
                        step.refused().map(why -> ": " + why).orElse("")))
        .toList();
  }

  private long blocksAndAsks(TaskId task) throws Exception {
    for (int i = 0; i < Task.FAILURES_MAX; i++) {
      long token = submit(member, new WorkFact.TaskClaimed(task));
      submit(member, new WorkFact.TaskFailed(task, token, "it broke", OptionalLong.of(1)));
    }
    var metadata = JsonNodeFactory.instance.objectNode();
    metadata.putObject("bob").put("blocked", task.toString());
    return submit(member, new MessageFact.Sent(Question.PERSON, "question", "Well?", metadata));
  }

  private void answers(long question, String text) throws Exception {
    var answer =
        new MessageFact.Sent("broadcast", "answer", text, JsonNodeFactory.instance.objectNode());
    submit(Author.person(), answer.becauseOf(question));
  }

  private long submit(Author by, Fact fact) throws Exception {
    var outcome = hive.submit(by, fact);
    assertThat(outcome.accepted()).as("%s", outcome).isTrue();
    return outcome.seq().orElseThrow();
  }

  private static TaskSpec spec(String name) {
    return new TaskSpec(name, name, name, Role.EXPLORER, List.of(), List.of(), false, Map.of());
  }
}
