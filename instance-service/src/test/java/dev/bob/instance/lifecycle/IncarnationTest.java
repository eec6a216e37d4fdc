package dev.bob.instance.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.instance.lifecycle.TroubledLog.Trouble;
import dev.bob.instance.loop.Ending;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.FindingState;
import dev.bob.state.fold.GoalState;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Learning;
import dev.bob.state.fold.Question;
import dev.bob.state.fold.QuestionState;
import dev.bob.state.fold.Repute;
import dev.bob.state.fold.TaskState;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.TaskId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class IncarnationTest {
  private static final String REPORT =
      "found by look-1\nfound by look-2\nfound by look-3\nfound by look-4\nfound by look-5\n";

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 8})
  void anyNumberOfInstancesFinishesAGoalWithTheSameReport(int instances) throws Exception {
    try (var test = new TestHive(home, 0)) {
      // Given
      for (int i = 1; i <= instances; i++) {
        test.start("key-" + i);
      }

      // When
      var goal = test.setGoal("Survey this");

      // Then
      await()
          .untilAsserted(
              () ->
                  assertThat(test.goal(goal).state())
                      .isEqualTo(new GoalState.Finished(FakeMind.COMMIT, 0)));
      assertThat(home.resolve("reports/goal_1/REPORT.md")).hasContent(REPORT);
      assertThat(home.resolve("reports/goal_1/run.json")).exists();
      assertThat(test.hive.state().memory().findings().values())
          .filteredOn(known -> known.state() instanceof FindingState.Refuted)
          .extracting(known -> known.finding().title())
          .containsExactly("found by look-0");
      if (instances > 1) {
        assertThat(test.hive.state().memory().findings().values())
            .allSatisfy(known -> assertThat(judgeOf(known)).isNotEqualTo(known.author()));
      }
      await()
          .untilAsserted(
              () ->
                  assertThat(test.hive.state().memory().learnings().values())
                      .isNotEmpty()
                      .extracting(Learning::repute)
                      .containsOnly(instances > 1 ? Repute.CONFIRMED : Repute.REPORTED));
    }
  }

  private static InstanceId judgeOf(KnownFinding known) {
    return switch (known.state()) {
      case FindingState.Confirmed confirmed -> confirmed.by();
      case FindingState.Refuted refuted -> refuted.by();
      case FindingState.Reported _,
          FindingState.Contested _,
          FindingState.Merged _,
          FindingState.Dismissed _ ->
          throw new AssertionError("not judged: " + known);
    };
  }

  @Test
  void taskThatFailsThriceIsBlockedAndStandsInTheReport() throws Exception {
    try (var test = new TestHive(home, 0)) {
      // Given
      test.start("a");
      test.start("b");

      // When
      var goal = test.setGoal("Survey and fail");

      // Then
      await()
          .untilAsserted(
              () ->
                  assertThat(test.goal(goal).state())
                      .isEqualTo(new GoalState.Finished(FakeMind.COMMIT, 1)));
      assertThat(home.resolve("reports/goal_1/REPORT.md"))
          .content()
          .contains("look-1: look-1 cannot be done here")
          .doesNotContain("found by look-1");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4})
  void whatNoMindCanDoIsDeclinedByAllAndStandsInTheReport(int instances) throws Exception {
    try (var test = new TestHive(home, 0)) {
      // Given
      for (int i = 1; i <= instances; i++) {
        test.start("key-" + i);
      }

      // When
      var goal = test.setGoal("Survey by magic");

      // Then
      await()
          .untilAsserted(
              () ->
                  assertThat(test.goal(goal).state())
                      .isEqualTo(new GoalState.Finished(FakeMind.COMMIT, 1)));
      assertThat(home.resolve("reports/goal_1/REPORT.md"))
          .content()
          .contains("magic: everybody has declined it (instance_1: its mind has no way to do");
    }
  }

  @Test
  void thePersonIsAskedAboutABlockedTaskAndAWordRetriesOrCancelsIt() throws Exception {
    try (var test = new TestHive(home, 0)) {
      // Given
      test.start("a");
      test.start("b");
      var goal = test.setGoal("Survey and fail");
      var blocked = new TaskId(goal.id() + ".look-1");
      long first = awaitQuestion(test, 0);

      // When
      answer(test, first, "retry, please");

      // Then: it fails as before, and the person is asked anew.
      long second = awaitQuestion(test, first);
      assertThat(question(test, first).state()).isInstanceOf(QuestionState.Answered.class);
      assertThat(question(test, second).text())
          .isEqualTo(
              "goal_1.look-1 is blocked: look-1 cannot be done here. Retry it or cancel it?");

      // When
      answer(test, second, "cancel");

      // Then
      assertThat(test.hive.state().work().task(blocked).orElseThrow().state())
          .isEqualTo(new TaskState.Cancelled());
      await()
          .untilAsserted(
              () ->
                  assertThat(test.goal(goal).state())
                      .isEqualTo(new GoalState.Finished(FakeMind.COMMIT, 0)));
      assertThat(test.hive.state().questions().pending()).isEmpty();
    }
  }

  private static long awaitQuestion(TestHive test, long after) {
    await()
        .until(
            () -> test.hive.state().questions().pending().stream().anyMatch(q -> q.seq() > after));
    return test.hive.state().questions().pending().getLast().seq();
  }

  private static Question question(TestHive test, long seq) {
    return test.hive.state().questions().find(seq).orElseThrow();
  }

  private static void answer(TestHive test, long question, String text) throws Exception {
    var said =
        new MessageFact.Sent(
            question(test, question).from(), "answer", text, JsonNodeFactory.instance.objectNode());
    test.hive.submit(Author.person(), said.becauseOf(question));
  }

  /** Nothing but its end told the claimer: it went on for as long as the work took. */
  @Test
  void whoIsAtATaskThatIsCancelledStopsAtOnceAndGoesOnWithAnother() throws Exception {
    try (var test = new TestHive(home, 1)) {
      // Given: the work waits at a gate that stays closed.
      test.start("a");
      test.setGoal("Survey this");
      var id = new InstanceId(1);
      await().until(() -> !test.hive.state().work().claimedBy(id, epoch(test, id)).isEmpty());
      var first = test.hive.state().work().claimedBy(id, epoch(test, id)).getFirst().id();

      // When
      test.hive.submit(Author.person(), new WorkFact.TaskCancelled(first));

      // Then
      await()
          .until(
              () ->
                  test.hive.state().work().claimedBy(id, epoch(test, id)).stream()
                      .anyMatch(task -> !task.id().equals(first)));
      assertThat(test.hive.state().lives(id, epoch(test, id))).isTrue();
    }
  }

  @Test
  void goalThatTheMindCannotServeIsRefused() throws Exception {
    try (var test = new TestHive(home, 0)) {
      // Given
      test.start("a");

      // When
      var goal = test.setGoal("Add a login");

      // Then
      await()
          .untilAsserted(
              () ->
                  assertThat(test.goal(goal).state())
                      .isEqualTo(new GoalState.Refused("I can only survey")));
    }
  }

  /** It ended the leader's duties without a word, and nobody else plans and assigns. */
  @ParameterizedTest
  @ValueSource(strings = {"Survey the riddle", "Survey the maze"})
  void leaderWhoseMindBreaksOverAGoalRefusesItAndGoesOn(String text) throws Exception {
    try (var test = new TestHive(home, 0)) {
      // Given
      test.start("a");

      // When
      var broken = test.setGoal(text);
      var next = test.setGoal("Survey this");

      // Then
      await().until(() -> test.goal(next).state() instanceof GoalState.Finished);
      assertThat(test.goal(broken).state())
          .isEqualTo(
              new GoalState.Refused(
                  "the mind broke: java.lang.IllegalStateException: a bug in the mind"));
      assertThat(home.resolve("logs/instance_1.jsonl"))
          .content()
          .contains("the mind broke over goal_1", FakeMind.class.getName());
    }
  }

  @Test
  void verifierWhoseMindBreaksOverAFindingRefutesItAndGoesOn() throws Exception {
    try (var test = new TestHive(home, 0)) {
      // Given
      test.start("a");

      // When
      var goal = test.setGoal("Survey what is odd");
      await().until(() -> test.goal(goal).state() instanceof GoalState.Finished);

      // Then
      var odd = test.hive.state().memory().find(FakeMind.finding("odd").id()).orElseThrow();
      assertThat(odd.state())
          .isEqualTo(
              new FindingState.Refuted(
                  new InstanceId(1),
                  "its evidence could not be checked: the mind broke:"
                      + " java.lang.IllegalStateException: a bug in the mind"));
    }
  }

  @Test
  void verifierThatCannotCheckAFindingAsksItsAuthorAndLooksAgain() throws Exception {
    try (var test = new TestHive(home, 0)) {
      // Given
      test.start("a");
      test.start("b");

      // When
      var goal = test.setGoal("Survey what is shy");
      long asked = awaitQuestion(test, 0);

      // Then
      var shy = test.hive.state().memory().find(FakeMind.finding("shy").id()).orElseThrow();
      var id = shy.finding().id();
      assertThat(question(test, asked).to()).isEqualTo(shy.author().toString());
      assertThat(question(test, asked).text())
          .isEqualTo("How is finding %s shown? I could not check it: it is too dark".formatted(id));
      assertThat(shy.state()).isInstanceOf(FindingState.Reported.class);

      // When
      says(test, shy.author(), "answer", asked);

      // Then
      await().until(() -> test.goal(goal).state() instanceof GoalState.Finished);
      assertThat(test.hive.state().memory().find(id).orElseThrow().confirmed()).isTrue();
    }
  }

  @Test
  void verifierThatCannotCheckAFindingAfterItsQuestionHasEndedRefutesIt() throws Exception {
    try (var test = new TestHive(home, 0)) {
      // Given
      test.start("a");
      test.start("b");

      // When
      var goal = test.setGoal("Survey what is odd");
      long asked = awaitQuestion(test, 0);
      var id = FakeMind.finding("odd").id();
      says(test, test.hive.state().memory().find(id).orElseThrow().author(), "pass", asked);

      // Then
      await().until(() -> test.goal(goal).state() instanceof GoalState.Finished);
      assertThat(test.hive.state().memory().find(id).orElseThrow().state())
          .isInstanceOfSatisfying(
              FindingState.Refuted.class,
              refuted ->
                  assertThat(refuted.reason()).startsWith("its evidence could not be checked: "));
      assertThat(question(test, asked).state()).isInstanceOf(QuestionState.Expired.class);
      assertThat(test.hive.state().questions().bySeq()).hasSize(1);
    }
  }

  private static void says(TestHive test, InstanceId by, String type, long question)
      throws Exception {
    var said =
        new MessageFact.Sent(
            question(test, question).from(), type, "so", JsonNodeFactory.instance.objectNode());
    test.hive.submit(Author.instance(by, epoch(test, by)), said.becauseOf(question));
  }

  @Test
  void deadIncarnationStopsAtOnceAndItsTaskGoesToAnother() throws Exception {
    try (var test = new TestHive(home, 1)) {
      // Given
      var first = test.start("a");
      var goal = test.setGoal("Survey this");
      var id = new InstanceId(1);
      await().until(() -> !test.hive.state().work().claimedBy(id, epoch(test, id)).isEmpty());

      // When
      test.hive.submit(
          Author.orchestrator(), new MemberFact.Lost(id, epoch(test, id), "seen to exit"));

      // Then
      assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(new Ending.Dead());
      test.gate.countDown();
      test.start("b");
      await().until(() -> !test.goal(goal).state().open());
      assertThat(home.resolve("reports/goal_1/REPORT.md")).hasContent(REPORT);
    }
  }

  /**
   * A stopped member held the journal's lock while this one wanted to say that its task was done:
   * it gave that up, went on, and the task stayed claimed by it for ever.
   */
  @Test
  void taskThatEndsWhileTheLogIsBusyIsSettledAsSoonAsItIsFree() throws Exception {
    try (var test = new TestHive(home, 1)) {
      // Given
      test.start("a");
      var goal = test.setGoal("Survey this");
      var id = new InstanceId(1);
      await().until(() -> !test.hive.state().work().claimedBy(id, epoch(test, id)).isEmpty());

      // When
      test.log.begin(Trouble.BUSY, Fact.class);
      test.gate.countDown();
      await().until(() -> test.log.failed.get() > 2);
      test.log.end();

      // Then
      await()
          .untilAsserted(
              () ->
                  assertThat(test.goal(goal).state())
                      .isEqualTo(new GoalState.Finished(FakeMind.COMMIT, 0)));
    }
  }

  /** One busy moment ended the leader's duties for as long as it lived, and nobody else assigns. */
  @Test
  void leaderWhoseLogWasBusyGoesOnPlanningAndAssigning() throws Exception {
    try (var test = new TestHive(home, 1)) {
      // Given
      test.start("a");
      test.log.begin(Trouble.BUSY, Fact.class);
      test.log.appendByAnother(
          new Event(Instant.EPOCH, Author.person(), new WorkFact.GoalSet("Survey this")));
      await().until(() -> test.log.failed.get() > 1);

      // When
      test.log.end();

      // Then
      await()
          .until(() -> test.hive.state().work().goals().get(1).state() instanceof GoalState.Active);
    }
  }

  @Test
  void drainedInstanceFinishesItsTaskAndLeaves() throws Exception {
    try (var test = new TestHive(home, 1)) {
      // Given
      var ended = test.start("a");
      test.setGoal("Survey this");
      var id = new InstanceId(1);
      await().until(() -> !test.hive.state().work().claimedBy(id, epoch(test, id)).isEmpty());

      // When
      test.hive.submit(Author.orchestrator(), new MemberFact.Steered(id, Steering.DRAIN));
      test.gate.countDown();

      // Then
      assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo(new Ending.Leave("asked to drain"));
      assertThat(test.hive.state().members().live()).isEmpty();
      assertThat(test.hive.state().memory().findings()).hasSize(1);
      assertThat(test.presence.all())
          .singleElement()
          .satisfies(state -> assertThat(state.running()).isFalse());
    }
  }

  @Test
  void goesOnWithTheMessagesWhereTheIncarnationBeforeItStopped() throws Exception {
    try (var test = new TestHive(home, 0)) {
      // Given
      var ended = test.start("a");
      var id = new InstanceId(1);
      test.setGoal("Add a login");
      long handled = test.hive.state().seq();
      test.mailboxes.get(id).handled(handled);
      test.hive.submit(Author.orchestrator(), new MemberFact.Steered(id, Steering.DRAIN));
      ended.get(10, TimeUnit.SECONDS);

      // When
      test.start("a");

      // Then
      assertThat(test.mailboxes.get(id).owner().epoch()).isGreaterThan(handled);
      assertThat(test.mailboxes.get(id).cursor()).isEqualTo(handled);
    }
  }

  @Test
  void controlFileMakesEveryInstanceLeave() throws Exception {
    try (var test = new TestHive(home, 0)) {
      // Given
      var first = test.start("a");
      var second = test.start("b");

      // When
      Files.createFile(home.resolve("stop-autonomous"));

      // Then
      assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(new Ending.Leave("stop-autonomous"));
      assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(new Ending.Leave("stop-autonomous"));
    }
  }

  @Test
  void pausedInstanceTakesNoWorkUntilResumed() throws Exception {
    try (var test = new TestHive(home, 0)) {
      // Given
      test.start("a");
      var id = new InstanceId(1);
      test.hive.submit(Author.person(), new MemberFact.Steered(id, Steering.PAUSE));
      await()
          .until(
              () ->
                  test.presence.all().stream()
                      .anyMatch(s -> s.status().toString().equals("paused")));

      // When
      var goal = test.setGoal("Survey this");
      await().until(() -> test.goal(goal).state() instanceof GoalState.Active);
      var claimedWhilePaused = test.hive.state().work().claimedBy(id, epoch(test, id));
      test.hive.submit(Author.person(), new MemberFact.Steered(id, Steering.RESUME));

      // Then
      assertThat(claimedWhilePaused).isEmpty();
      await().until(() -> !test.goal(goal).state().open());
    }
  }

  private static long epoch(TestHive test, InstanceId id) {
    return test.hive.state().members().find(id).orElseThrow().epoch();
  }
}
