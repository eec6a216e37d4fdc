package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.COMMIT;
import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.completed;
import static dev.bob.state.fold.HiveStory.spec;
import static dev.bob.state.fold.HiveStory.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Author;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.TaskId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a person may do to one task: cancel it, and try it again. */
class RetryTest {
  private static final TaskState OPEN = new TaskState.Open(Optional.empty());

  private final HiveStory story = new HiveStory();
  private final Member member = story.joins("a");

  @Test
  void opensABlockedTaskAndWhatWasBlockedBehindIt() {
    // Given
    var goal = story.planned(member, spec("a"), spec("b", "a"), spec("c", "b"), spec("other"));
    block(task(goal, "a"));

    // When
    retry(task(goal, "a"));

    // Then
    assertThat(states(goal)).containsOnly(OPEN);
    assertThat(story.task(task(goal, "a")).failures()).isZero();
    story.completes(member, task(goal, "a"));
    story.completes(member, task(goal, "b"));
  }

  @Test
  void activatesAFinishedGoalUntilItIsFinishedAnew() {
    // Given
    var goal = story.planned(member, spec("a"), spec("b", "a"), spec("report", true, "a", "b"));
    block(task(goal, "a"));
    story.completes(member, task(goal, "report"));
    var before = stateOf(goal);

    // When
    retry(task(goal, "a"));
    var between = stateOf(goal);
    story.completes(member, task(goal, "a"));
    story.completes(member, task(goal, "b"));

    // Then
    assertThat(before).isEqualTo(new GoalState.Finished(COMMIT, 2));
    assertThat(between).isEqualTo(new GoalState.Active(COMMIT));
    assertThat(stateOf(goal)).isEqualTo(new GoalState.Finished(COMMIT, 0));
    assertThat(refusal(new WorkFact.TaskRetried(task(goal, "report")))).isEqualTo(Reason.NOT_OPEN);
    assertThat(refusalOfMember(new WorkFact.TaskClaimed(task(goal, "report"))))
        .isEqualTo(Reason.NOT_OPEN);
  }

  @Test
  void leavesBlockedWhatWaitsForAnotherOneToo() {
    // Given
    var goal = story.planned(member, spec("a"), spec("b"), spec("both", "a", "b"), spec("open"));
    block(task(goal, "a"));
    block(task(goal, "b"));

    // When
    retry(task(goal, "a"));

    // Then
    assertThat(story.task(task(goal, "a")).state()).isEqualTo(OPEN);
    assertThat(story.task(task(goal, "both")).state())
        .isEqualTo(new TaskState.Blocked(goal + ".b is blocked"));
    retry(task(goal, "b"));
    assertThat(states(goal)).containsOnly(OPEN);
  }

  @Test
  void namesWhatHasToBeRetriedBefore() {
    // Given
    var goal = story.planned(member, spec("a"), spec("b", "a"), spec("open"));
    block(task(goal, "a"));

    // When
    var verdict = story.tell(Author.person(), new WorkFact.TaskRetried(task(goal, "b")));

    // Then
    assertThat(verdict)
        .isEqualTo(
            Verdict.rejected(
                Reason.NOT_READY,
                "goal_1.b waits for goal_1.a, which came to nothing: retry that one"));
  }

  @Test
  void cancelsATaskAndBlocksWhatWaitsForIt() {
    // Given
    var goal =
        story.planned(member, spec("a"), spec("b", "a"), spec("c", "b"), spec("report", true, "c"));
    long token = story.claims(member, task(goal, "a"));

    // When
    cancel(task(goal, "a"));

    // Then
    assertThat(states(goal))
        .containsExactly(
            new TaskState.Cancelled(),
            new TaskState.Blocked(goal + ".a is cancelled"),
            new TaskState.Blocked(goal + ".b is blocked"),
            OPEN);
    assertThat(refusalOfMember(completed(task(goal, "a"), token))).isEqualTo(Reason.STALE_CLAIM);
    assertThat(refusalOfMember(new WorkFact.TaskClaimed(task(goal, "a"))))
        .isEqualTo(Reason.NOT_OPEN);
    story.completes(member, task(goal, "report"));
    assertThat(stateOf(goal)).isEqualTo(new GoalState.Finished(COMMIT, 2));
  }

  @Test
  void refusesTheLateCompletionAlsoWhenTheTaskWasRetriedMeanwhile() {
    // Given
    var goal = story.planned(member, spec("a"));
    long token = story.claims(member, task(goal, "a"));

    // When
    cancel(task(goal, "a"));
    var finished = stateOf(goal);
    retry(task(goal, "a"));

    // Then
    assertThat(finished).isEqualTo(new GoalState.Finished(COMMIT, 0));
    assertThat(refusalOfMember(completed(task(goal, "a"), token))).isEqualTo(Reason.STALE_CLAIM);
    story.completes(member, task(goal, "a"));
  }

  @Test
  void keepsWhatAPersonCancelledCancelled() {
    // Given
    var goal = story.planned(member, spec("a"), spec("b", "a"), spec("c", "b"));
    cancel(task(goal, "b"));
    block(task(goal, "a"));

    // When
    retry(task(goal, "a"));

    // Then
    assertThat(states(goal))
        .containsExactly(
            OPEN, new TaskState.Cancelled(), new TaskState.Blocked(goal + ".b is cancelled"));
  }

  @Test
  void isForAPersonAndForWhatThereIs() {
    // Given
    var goal = story.planned(member, spec("a"), spec("b"));
    var a = task(goal, "a");

    // Then
    for (var by : List.of(as(member), Author.orchestrator(), Author.file("watcher"))) {
      assertThat(story.refusal(by, new WorkFact.TaskRetried(a))).isEqualTo(Reason.NOT_ALLOWED);
      assertThat(story.refusal(by, new WorkFact.TaskCancelled(a))).isEqualTo(Reason.NOT_ALLOWED);
    }
    assertThat(refusal(new WorkFact.TaskRetried(a))).isEqualTo(Reason.NO_CHANGE);
    assertThat(refusal(new WorkFact.TaskRetried(task(goal, "no")))).isEqualTo(Reason.UNKNOWN_TASK);
    story.completes(member, a);
    assertThat(refusal(new WorkFact.TaskRetried(a))).isEqualTo(Reason.NOT_OPEN);
    assertThat(refusal(new WorkFact.TaskCancelled(a))).isEqualTo(Reason.NOT_OPEN);
    story.accepted(Author.person(), new WorkFact.GoalCancelled(goal));
    assertThat(refusal(new WorkFact.TaskRetried(task(goal, "b")))).isEqualTo(Reason.NOT_OPEN);
  }

  @Test
  void keepsAReopenedGoalHoweverManyAreClosedAfterIt() {
    // Given
    var goal = story.planned(member, spec("a"));
    block(task(goal, "a"));

    // When
    retry(task(goal, "a"));
    IntStream.range(0, Work.CLOSED_GOALS_MAX + 1)
        .mapToObj(_ -> story.goal("next"))
        .forEach(next -> story.accepted(Author.person(), new WorkFact.GoalCancelled(next)));

    // Then
    story.completes(member, task(goal, "a"));
    assertThat(stateOf(goal)).isEqualTo(new GoalState.Finished(COMMIT, 0));
    assertThat(story.state().work().closings()).hasSize(Work.CLOSED_GOALS_MAX);
  }

  private void block(TaskId task) {
    for (int i = 0; i < Task.FAILURES_MAX; i++) {
      long token = story.claims(member, task);
      story.accepted(as(member), new WorkFact.TaskFailed(task, token, "it broke"));
    }
  }

  private void retry(TaskId task) {
    story.accepted(Author.person(), new WorkFact.TaskRetried(task));
  }

  private void cancel(TaskId task) {
    story.accepted(Author.person(), new WorkFact.TaskCancelled(task));
  }

  private Reason refusal(WorkFact fact) {
    return story.refusal(Author.person(), fact);
  }

  private Reason refusalOfMember(WorkFact fact) {
    return story.refusal(as(member), fact);
  }

  private GoalState stateOf(GoalId goal) {
    return story.state().work().goal(goal).orElseThrow().state();
  }

  private List<TaskState> states(GoalId goal) {
    var work = story.state().work();
    return work.tasksOf(work.goal(goal).orElseThrow()).stream().map(Task::state).toList();
  }
}
