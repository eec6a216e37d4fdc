package dev.bob.state.fold;

import static dev.bob.state.fold.HiveStory.COMMIT;
import static dev.bob.state.fold.HiveStory.as;
import static dev.bob.state.fold.HiveStory.spec;
import static dev.bob.state.fold.HiveStory.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.state.event.Author;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.Priority;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskSpec;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GoalTest {
  private final HiveStory story = new HiveStory();
  private final Member member = story.joins("a");

  @Test
  void numbersGoalsInTheOrderInWhichTheyAreSet() {
    // Then
    assertThat(story.goal("one")).isEqualTo(new GoalId("goal_1"));
    assertThat(story.goal("two")).isEqualTo(new GoalId("goal_2"));
    assertThat(story.state().work().openGoals())
        .extracting(Goal::text)
        .containsExactly("one", "two");
  }

  @Test
  void readiesTheWorkOfTheMoreUrgentGoalFirstAndThenThatOfTheOlderOne() {
    // Given
    for (var priority : List.of("low", "normal", "high", "normal", "high")) {
      story.accepted(
          Author.person(), new WorkFact.GoalSet("a goal", Optional.of(Priority.named(priority))));
    }

    // When
    var toPlan = story.state().work().waitingGoals().stream().map(Goal::number).toList();
    for (int number = 5; number >= 1; number--) {
      var goal = new GoalId("goal_" + number);
      story.accepted(as(member), plan(goal, spec("one"), spec("two", "one"), spec("three")));
    }

    // Then
    assertThat(toPlan).containsExactly(3, 5, 2, 4, 1);
    assertThat(story.state().work().ready())
        .extracting(ready -> ready.id().value())
        .containsExactly(
            "goal_3.one", "goal_3.three",
            "goal_5.one", "goal_5.three",
            "goal_2.one", "goal_2.three",
            "goal_4.one", "goal_4.three",
            "goal_1.one", "goal_1.three");
  }

  @Test
  void worksOnTwoGoalsAtOnceAndFinishesEachByItself() {
    // Given
    var other = story.joins("b");
    var first = story.planned(member, spec("one"), spec("two", "one"));
    var second = story.planned(member, spec("one"), spec("two", "one"));

    // When
    long token = story.claims(member, task(first, "one"));
    story.completes(other, task(second, "one"));
    story.completes(other, task(second, "two"));
    var between = List.of(closed(first).state(), closed(second).state());
    story.accepted(as(member), HiveStory.completed(task(first, "one"), token));
    story.completes(other, task(first, "two"));

    // Then
    assertThat(between)
        .containsExactly(new GoalState.Active(COMMIT), new GoalState.Finished(COMMIT, 0));
    assertThat(closed(first).state()).isEqualTo(new GoalState.Finished(COMMIT, 0));
  }

  @Test
  void keepsAPriorityThatIsNormalAsNone() {
    // Then
    assertThat(new WorkFact.GoalSet("a goal").priority()).isEmpty();
    story.accepted(Author.person(), new WorkFact.GoalSet("a goal", Optional.of(Priority.NORMAL)));
    assertThat(closed(new GoalId("goal_1")).priority()).isEmpty();
    assertThat(closed(new GoalId("goal_1")).urgency()).isEqualTo(Priority.NORMAL);
    assertThatThrownBy(() -> Priority.named("urgent"))
        .hasMessage("a priority is low, normal or high, not urgent");
  }

  @Test
  void takesNoMoreThanAThousandAtATime() {
    // Given
    for (int i = 0; i < Work.OPEN_GOALS_MAX; i++) {
      story.accepted(Author.person(), new WorkFact.GoalSet("a goal"));
    }

    // Then
    assertThat(story.refusal(Author.person(), new WorkFact.GoalSet("one more")))
        .isEqualTo(Reason.TOO_MANY_OPEN);

    // When
    story.accepted(Author.person(), new WorkFact.GoalCancelled(new GoalId("goal_1")));

    // Then
    story.accepted(Author.person(), new WorkFact.GoalSet("one more"));
  }

  @Test
  void takesNoGoalFromAnInstance() {
    // Then
    assertThat(story.refusal(as(member), new WorkFact.GoalSet("mine")))
        .isEqualTo(Reason.NOT_ALLOWED);
  }

  @Test
  void followsTheFirstPlanAlone() {
    // Given
    var goal = story.planned(member, spec("one"));

    // Then
    assertThat(story.refusal(as(member), plan(goal, spec("two")))).isEqualTo(Reason.NOT_OPEN);
    assertThat(story.state().work().task(task(goal, "two"))).isEmpty();
    assertThat(story.refusal(as(member), new WorkFact.GoalRefused(goal, "no")))
        .isEqualTo(Reason.NOT_OPEN);
  }

  @Test
  void refusesACycleAndNamesItsPath() {
    // Given
    var goal = story.goal("a goal");

    // When
    var verdict =
        story.tell(
            as(member),
            plan(goal, spec("start", "b"), spec("b", "c"), spec("c", "d"), spec("d", "b")));

    // Then
    assertThat(verdict)
        .isEqualTo(
            Verdict.rejected(Reason.INVALID_PLAN, "the dependencies form a cycle: b → c → d → b"));
    assertThat(story.state().work().goal(goal).orElseThrow().state())
        .isEqualTo(new GoalState.Waiting());
  }

  @Test
  void refusesWhatIsNoPlan() {
    // Given
    var goal = story.goal("a goal");
    var tooMany = IntStream.rangeClosed(0, Plans.TASKS_MAX).mapToObj(i -> spec("t" + i));

    // Then
    assertThat(story.tell(as(member), plan(goal, spec("a", "a"))).toString()).contains("a → a");
    assertThat(story.tell(as(member), plan(goal, spec("a", "b"))).toString())
        .contains("a depends on b, which is not in the plan");
    assertThat(story.tell(as(member), plan(goal, spec("a"), spec("a"))).toString())
        .contains("two tasks are named a");
    assertThat(story.refusal(as(member), plan(goal))).isEqualTo(Reason.INVALID_PLAN);
    assertThat(story.refusal(as(member), plan(goal, tooMany.toArray(TaskSpec[]::new))))
        .isEqualTo(Reason.INVALID_PLAN);
    assertThat(story.refusal(as(member), plan(new GoalId("goal_9"), spec("a"))))
        .isEqualTo(Reason.UNKNOWN_GOAL);
    assertThat(story.refusal(Author.person(), plan(goal, spec("a")))).isEqualTo(Reason.NOT_ALLOWED);
  }

  @Test
  void refusesAPlanThatEditsWhatNoGlobIs() {
    // Given
    var goal = story.goal("a goal");
    var tooMany = Collections.nCopies(Plans.EDITS_MAX + 1, "a");

    // Then
    assertThat(story.tell(as(member), plan(goal, edits(List.of("../etc")))))
        .isEqualTo(
            Verdict.rejected(
                Reason.INVALID_PLAN,
                "what mend edits: ../etc is no path in a repository (docs/*.md, src/**)"));
    assertThat(story.refusal(as(member), plan(goal, edits(tooMany))))
        .isEqualTo(Reason.INVALID_PLAN);
    story.accepted(as(member), plan(goal, edits(List.of("docs/**", "*.md"))));
  }

  private static TaskSpec edits(List<String> globs) {
    return new TaskSpec(
        "mend", "mend", "m", Role.BUILDER, List.of(), List.of(), false, Map.of(), globs);
  }

  @Test
  void acceptsAPlanWhereManyPathsMeet() {
    // Then
    story.planned(
        member, spec("end", "l", "r"), spec("l", "start"), spec("r", "start"), spec("start"));
    assertThat(story.state().work().ready())
        .extracting(ready -> ready.spec().name())
        .containsExactly("start");
  }

  @Test
  void acceptsALongChain() {
    // Given
    var chain =
        IntStream.range(0, Plans.TASKS_MAX)
            .mapToObj(i -> i == 0 ? spec("t0") : spec("t" + i, "t" + (i - 1)))
            .toArray(TaskSpec[]::new);

    // Then
    story.planned(member, chain);
    assertThat(story.state().work().ready()).hasSize(1);
  }

  @Test
  void closesARefusedGoal() {
    // Given
    var goal = story.goal("Add a login");

    // When
    story.accepted(as(member), new WorkFact.GoalRefused(goal, "I can survey a repository"));

    // Then
    assertThat(story.state().work().openGoals()).isEmpty();
    assertThat(story.refusal(as(member), plan(goal, spec("a")))).isEqualTo(Reason.NOT_OPEN);
  }

  @Test
  void cancelsOpenAndClaimedTasksForAPerson() {
    // Given
    var goal = story.planned(member, spec("done"), spec("claimed"), spec("open", "claimed"));
    story.completes(member, task(goal, "done"));
    long token = story.claims(member, task(goal, "claimed"));

    // When
    var byMember = story.refusal(as(member), new WorkFact.GoalCancelled(goal));
    story.accepted(Author.person(), new WorkFact.GoalCancelled(goal));

    // Then
    assertThat(byMember).isEqualTo(Reason.NOT_ALLOWED);
    assertThat(story.state().work().tasksOf(closed(goal)))
        .extracting(t -> t.state().getClass().getSimpleName())
        .containsExactly("Done", "Cancelled", "Cancelled");
    assertThat(closed(goal).state()).isEqualTo(new GoalState.Cancelled());
    assertThat(story.refusal(as(member), HiveStory.completed(task(goal, "claimed"), token)))
        .isEqualTo(Reason.STALE_CLAIM);
    assertThat(story.refusal(Author.person(), new WorkFact.GoalCancelled(goal)))
        .isEqualTo(Reason.NOT_OPEN);
  }

  @Test
  void finishesWhenItsLastTaskIsSettled() {
    // Given
    var goal = story.planned(member, spec("one"), spec("two"));

    // When
    story.completes(member, task(goal, "one"));
    var before = closed(goal).state();
    story.completes(member, task(goal, "two"));

    // Then
    assertThat(before).isEqualTo(new GoalState.Active(COMMIT));
    assertThat(closed(goal).state()).isEqualTo(new GoalState.Finished(COMMIT, 0));
    assertThat(story.refusal(Author.person(), new WorkFact.GoalCancelled(goal)))
        .isEqualTo(Reason.NOT_OPEN);
  }

  @Test
  void forgetsTheGoalThatWasClosedFirst() {
    // Given
    var first = story.planned(member, spec("one"));
    story.completes(member, task(first, "one"));

    // When
    IntStream.range(0, Work.CLOSED_GOALS_MAX).forEach(_ -> cancelled(story.goal("next")));

    // Then
    assertThat(story.state().work().goals()).hasSize(Work.CLOSED_GOALS_MAX);
    assertThat(story.state().work().goal(first)).isEmpty();
    assertThat(story.state().work().tasks()).isEmpty();
    assertThat(story.goal("new")).isEqualTo(new GoalId("goal_52"));
  }

  @Test
  void keepsALongGoalThatIsClosedAfterManyYoungerOnes() {
    // Story: "the oldest closed goal" was the one with the lowest number. A goal that outlived 50
    // younger ones vanished in the very event that closed it: nobody could see that it was done,
    // and cancelling it threw a NullPointerException out of the fold, which stops every replica.

    // Given
    var cancelledLast = story.planned(member, spec("one"));
    var finishedLast = story.planned(member, spec("one"));
    IntStream.range(0, Work.CLOSED_GOALS_MAX).forEach(_ -> cancelled(story.goal("next")));

    // When
    cancelled(cancelledLast);
    story.completes(member, task(finishedLast, "one"));

    // Then
    assertThat(closed(cancelledLast).state()).isEqualTo(new GoalState.Cancelled());
    assertThat(closed(finishedLast).state()).isEqualTo(new GoalState.Finished(COMMIT, 0));
    assertThat(story.state().work().goals()).hasSize(Work.CLOSED_GOALS_MAX);
  }

  private void cancelled(GoalId goal) {
    story.accepted(Author.person(), new WorkFact.GoalCancelled(goal));
  }

  private Goal closed(GoalId goal) {
    return story.state().work().goal(goal).orElseThrow();
  }

  private static WorkFact.GoalPlanned plan(GoalId goal, TaskSpec... tasks) {
    return new WorkFact.GoalPlanned(goal, COMMIT, List.of(tasks));
  }
}
