package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.spec;
import static dev.bob.state.fold.HiveStory.task;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.Author;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.Origin;
import dev.bob.state.event.QuestionFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.TaskId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A member asks the person what is to become of a blocked task. */
class BlockedQuestionTest {
  private final HiveStory story = new HiveStory();
  private final Member one = story.joins("a");
  private final Member two = story.joins("b");
  private GoalId goal;
  private TaskId task;

  @BeforeEach
  void block() {
    goal = story.planned(one, spec("links"), spec("next", "links"), spec("other"));
    task = task(goal, "links");
    fail();
  }

  @Test
  void isAskedOnceForEachTimeThatTheTaskIsBlocked() {
    // Given
    assertThat(unasked()).containsExactly(task);

    // When
    story.accepted(as(one), question());

    // Then
    assertThat(unasked()).isEmpty();
    assertThat(story.refusal(as(two), question())).isEqualTo(Reason.ALREADY_KNOWN);
    assertThat(story.task(task).state()).isEqualTo(new TaskState.Blocked("it broke", true));

    // When
    story.accepted(Author.person(), new WorkFact.TaskRetried(task));
    assertThat(story.refusal(as(two), question())).isEqualTo(Reason.NO_CHANGE);
    fail();

    // Then
    assertThat(unasked()).containsExactly(task);
    story.accepted(as(two), question());
  }

  @ParameterizedTest
  @ValueSource(strings = {"retry", "Retry.", "  RETRY: the disk has room again", "retry\nplease"})
  void anAnswerThatBeginsWithRetryOpensTheTaskOnce(String text) {
    // Given
    story.accepted(as(one), question());
    long asked = story.state().seq();

    // When
    answers(asked, text);

    // Then
    assertThat(story.task(task).state()).isInstanceOf(TaskState.Open.class);
    assertThat(story.task(task).failures()).isZero();
    assertThat(story.task(task(goal, "next")).state()).isInstanceOf(TaskState.Open.class);
    assertThat(at(asked).state()).isEqualTo(new QuestionState.Answered(story.state().seq()));
    assertThat(at(asked).consequence()).contains(new Consequence.Retried(task));

    // When
    fail();
    answers(asked, text);

    // Then
    assertThat(story.task(task).state()).isInstanceOf(TaskState.Blocked.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cancel", "Cancel it, please"})
  void anAnswerThatBeginsWithCancelCancelsTheTask(String text) {
    // Given
    story.accepted(as(one), question());

    long asked = story.state().seq();

    // When
    answers(asked, text);

    // Then
    assertThat(story.task(task).state()).isEqualTo(new TaskState.Cancelled());
    assertThat(unasked()).isEmpty();
    assertThat(at(asked).consequence()).contains(new Consequence.Cancelled(task));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"I do not know", "please retry", "retrying helps", "cancellation", "re-try", ""})
  void anyOtherAnswerIsKeptAndChangesNothing(String text) {
    // Given
    story.accepted(as(one), question());
    long asked = story.state().seq();

    // When
    answers(asked, text);
    answers(asked, "retry"); // the first answer has ended the question

    // Then
    assertThat(at(asked).answers()).extracting(Answer::text).containsExactly(text, "retry");
    assertThat(story.task(task).state()).isInstanceOf(TaskState.Blocked.class);
    assertThat(unasked()).isEmpty();
    assertThat(at(asked).consequence())
        .contains(refused("it begins with neither retry nor cancel"));
  }

  @Test
  void onlyTheWordOfThePersonCountsAndOnlyInTime() {
    // Given
    story.accepted(as(one), question());
    long asked = story.state().seq();

    // When
    story.accepted(as(two), said("instance_1", "answer", "retry").becauseOf(asked));
    story.accepted(Author.file("person"), ingested("retry", asked));
    story.accepted(as(one), new QuestionFact.Expired(asked, "late"));
    answers(asked, "retry");

    // Then
    assertThat(story.task(task).state()).isInstanceOf(TaskState.Blocked.class);
  }

  /** It had been retried and blocked again: what was asked before is another matter. */
  @Test
  void anAnswerAboutAnEarlierBlockingChangesNothing() {
    // Given
    story.accepted(as(one), question());
    long asked = story.state().seq();
    story.accepted(Author.person(), new WorkFact.TaskRetried(task));
    fail();

    // When
    answers(asked, "cancel");

    // Then
    assertThat(story.task(task).state()).isEqualTo(new TaskState.Blocked("it broke"));
    assertThat(at(asked).consequence())
        .contains(refused("goal_1.links is not blocked any more as it was then"));
  }

  @Test
  void whatTheRulesRefuseIsKeptAsTheAnswer() {
    // Given
    story.accepted(as(one), question());
    long asked = story.state().seq();
    story.accepted(Author.person(), new WorkFact.GoalCancelled(goal));

    // When
    answers(asked, "retry");

    // Then
    assertThat(at(asked).answers()).hasSize(1);
    assertThat(story.task(task).state()).isInstanceOf(TaskState.Blocked.class);
    assertThat(story.state().rejections()).doesNotContainKey(Reason.NOT_OPEN);
    assertThat(at(asked).consequence()).contains(refused("goal_1 is cancelled"));
  }

  @Test
  void whatIsBlockedBehindAnotherOneIsNotAskedAbout() {
    // Then
    assertThat(story.task(task(goal, "next")).state()).isInstanceOf(TaskState.Blocked.class);
    assertThat(unasked()).containsExactly(task);
  }

  @Test
  void aFinishedGoalCountsAnewWhatIsBlocked() {
    // Given
    story.completes(one, task(goal, "other"));
    assertThat(blocked()).isEqualTo(2);

    // When
    story.accepted(Author.person(), new WorkFact.TaskCancelled(task));
    story.accepted(Author.person(), new WorkFact.TaskCancelled(task(goal, "next")));

    // Then
    assertThat(blocked()).isZero();
    assertThat(story.refusal(Author.person(), new WorkFact.TaskCancelled(task)))
        .isEqualTo(Reason.NOT_OPEN);
  }

  @Test
  void anybodyElseWhoNamesATaskAsksAPlainQuestion() {
    // When
    story.accepted(Author.person(), question());

    // Then
    assertThat(at(story.state().seq()).concern()).isEmpty();
    assertThat(unasked()).containsExactly(task);
  }

  private Consequence refused(String why) {
    return new Consequence.Refused(task, why);
  }

  private int blocked() {
    return ((GoalState.Finished) story.state().work().goal(goal).orElseThrow().state()).blocked();
  }

  private List<TaskId> unasked() {
    return story.state().work().unaskedBlocked().stream().map(Task::id).toList();
  }

  private Question at(long seq) {
    return story.state().questions().find(seq).orElseThrow();
  }

  private void fail() {
    for (int i = 0; i < Task.FAILURES_MAX; i++) {
      long token = story.claims(one, task);
      story.accepted(
          as(one), new WorkFact.TaskFailed(task, token, "it broke", OptionalLong.empty()));
    }
  }

  private void answers(long question, String text) {
    story.accepted(Author.person(), said("instance_1", "answer", text).becauseOf(question));
  }

  private MessageFact.Sent question() {
    var metadata = JsonNodeFactory.instance.objectNode();
    metadata.putObject("bob").put("blocked", task.toString());
    return new MessageFact.Sent("person", "question", "Retry it or cancel it?", metadata);
  }

  private static MessageFact.Sent said(String to, String type, String text) {
    return new MessageFact.Sent(to, type, text, JsonNodeFactory.instance.objectNode());
  }

  private static MessageFact.Ingested ingested(String text, long cause) {
    var said = said("instance_1", "answer", text).becauseOf(cause);
    var origin = new Origin("%016x".formatted(1), 1, Optional.empty());
    return new MessageFact.Ingested(
        origin, said.to(), said.type(), text, Optional.empty(), said.metadata());
  }
}
