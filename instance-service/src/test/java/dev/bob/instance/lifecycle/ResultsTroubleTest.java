package dev.bob.instance.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.instance.loop.Ending;
import dev.bob.state.event.Author;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.GoalState;
import dev.bob.state.fold.Task;
import dev.bob.state.presence.Activity;
import dev.bob.state.presence.InstanceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A full disk that took lines of the log, and no report, failed the report three times within a
 * second: it was blocked for good, and its goal never ended.
 */
@Timeout(60)
class ResultsTroubleTest {
  @TempDir Path home;

  @Test
  void reportWaitsForTheDisk() throws Exception {
    try (var test = new TestHive(home, 0)) {
      // Given
      var inTheWay = Files.createFile(home.resolve("reports"));
      test.start("a");
      test.start("b");
      var goal = test.setGoal("Survey this");
      await().until(() -> waiting(test).anyMatch(ResultsTroubleTest::isForTheReport));

      // When
      Files.delete(inTheWay);

      // Then
      await()
          .untilAsserted(
              () ->
                  assertThat(test.goal(goal).state())
                      .isEqualTo(new GoalState.Finished(FakeMind.COMMIT, 0)));
      assertThat(home.resolve("reports/goal_1/REPORT.md")).isNotEmptyFile();
      assertThat(test.hive.state().work().tasks().values())
          .extracting(Task::failures)
          .containsOnly(0);
      assertThat(logs().filter(line -> line.contains("waiting for the disk"))).hasSize(1);
    }
  }

  @Test
  void nobodyWaitsOnceTheGoalIsCancelled() throws Exception {
    try (var test = new TestHive(home, 0)) {
      // Given
      Files.createFile(home.resolve("reports"));
      test.start("a");
      var goal = test.setGoal("Survey this");
      await().until(() -> waiting(test).anyMatch(ResultsTroubleTest::isForTheReport));

      // When
      test.hive.submit(Author.person(), new WorkFact.GoalCancelled(goal.id()));

      // Then
      await().until(() -> logs().anyMatch(line -> line.contains("report is not mine any more")));
      assertThat(test.goal(goal).state()).isInstanceOf(GoalState.Cancelled.class);
    }
  }

  @Test
  void whoWaitsForTheDiskCanBeToldToEnd() throws Exception {
    CompletableFuture<Ending> life;
    try (var test = new TestHive(home, 0)) {
      // Given
      Files.createFile(home.resolve("reports"));
      life = test.start("a");
      test.setGoal("Survey this");
      await().until(() -> waiting(test).anyMatch(ResultsTroubleTest::isForTheReport));
    } // When, by an interrupt

    // Then
    assertThat(life).isCompletedWithValue(new Ending.Leave("told to end"));
  }

  private static boolean isForTheReport(InstanceState state) {
    return state.currentTask().orElseThrow().toString().equals("goal_1.report")
        && state.waitingFor().orElseThrow().contains("cannot make the folder");
  }

  private static Stream<InstanceState> waiting(TestHive test) {
    return test.presence.all().stream().filter(state -> state.status() == Activity.WAITING);
  }

  private Stream<String> logs() throws IOException {
    try (var files = Files.list(home.resolve("logs"))) {
      List<String> lines = new ArrayList<>();
      for (var file : files.toList()) {
        lines.addAll(Files.readAllLines(file));
      }
      return lines.stream();
    }
  }
}
