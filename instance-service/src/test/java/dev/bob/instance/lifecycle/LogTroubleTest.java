package dev.bob.instance.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.instance.lifecycle.TroubledLog.Trouble;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.GoalState;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * While a disk is full, nobody knows what came of an append: that ended the duties of a leader, the
 * watch over the others, and whole processes; and a claim that came in afterwards was never worked
 * on.
 */
@Timeout(60)
class LogTroubleTest {
  @TempDir Path home;

  static Stream<Arguments> troubleWithEveryFact() {
    var facts =
        List.of(
            WorkFact.GoalPlanned.class,
            WorkFact.TaskAssigned.class,
            WorkFact.TaskClaimed.class,
            MemoryFact.FindingReported.class,
            MemoryFact.FindingConfirmed.class,
            WorkFact.TaskCompleted.class,
            MemoryFact.LearningRecorded.class);
    return Stream.of(Trouble.BUSY, Trouble.LOST, Trouble.UNHEARD, Trouble.LATE)
        .flatMap(trouble -> facts.stream().map(fact -> Arguments.of(trouble, fact)));
  }

  @ParameterizedTest
  @MethodSource("troubleWithEveryFact")
  void goalIsFinishedWhateverTheLogDidNotTellOf(Trouble trouble, Class<? extends Fact> fact)
      throws Exception {
    try (var test = new TestHive(home, 0)) {
      // Given
      var first = test.start("a");
      var second = test.start("b");
      test.log.begin(trouble, fact);
      var goal = test.setGoal("Survey this");
      await().until(() -> test.log.failed.get() > 0);

      // When
      test.log.end();

      // Then
      await()
          .untilAsserted(
              () ->
                  assertThat(test.goal(goal).state())
                      .isEqualTo(new GoalState.Finished(FakeMind.COMMIT, 0)));
      assertThat(test.goal(goal).tasks()).hasSize(FakeMind.TASKS + 1);
      assertThat(test.hive.state().memory().findings()).hasSize(FakeMind.TASKS);
      await().untilAsserted(() -> assertThat(test.hive.state().memory().learnings()).hasSize(1));
      assertThat(first).isNotDone();
      assertThat(second).isNotDone();
    }
  }

  @ParameterizedTest
  @EnumSource(value = Trouble.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void joinsWhateverTheLogDidNotTellOf(Trouble trouble) throws Exception {
    try (var test = new TestHive(home, 0)) {
      // Given
      test.log.begin(trouble, MemberFact.Joined.class);
      var started = new FutureTask<>(() -> test.start("a"));
      Thread.ofPlatform().start(started);
      await().until(() -> test.log.failed.get() > 0);

      // When
      test.log.end();

      // Then
      var life = started.get();
      assertThat(test.hive.state().members().live())
          .singleElement()
          .satisfies(member -> assertThat(member.key()).isEqualTo("a"));
      assertThat(life).isNotDone();
    }
  }
}
