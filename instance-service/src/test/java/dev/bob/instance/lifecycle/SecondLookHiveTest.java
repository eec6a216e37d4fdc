package dev.bob.instance.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.instance.mind.offline.GitFolder;
import dev.bob.instance.mind.offline.OfflineMind;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import dev.bob.state.fold.GoalState;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Word;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import dev.bob.state.model.Way;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real incarnations with offline minds, after a survey that has found a secret. */
class SecondLookHiveTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Longer than an idle loop waits between two looks. */
  private static final Duration QUIET = Duration.ofSeconds(11);

  private static final String TOKEN = "Zq7x" + "2Lk9Vb4Rt6Wm1Np8Hs3Yd5Gc";

  @TempDir Path home;
  @TempDir Path workspace;

  @BeforeEach
  void plant() throws Exception {
    GitFolder.init(workspace)
        .write("README.md", "# It\n\n[gone](docs/gone.md)\n")
        .write("config/web.properties", "api.token=" + TOKEN + "\n")
        .commit("Begin");
  }

  @Test
  void theIdleConfirmWhatMattersInAnotherWayAndAreIdleAgain() throws Exception {
    try (var test = surveyed()) {
      // Then
      await().atMost(LIMIT).until(() -> secret(test).words().size() == 2);
      var words = secret(test).words();
      assertThat(words).extracting(Word::says).containsOnly(Word.Says.CONFIRMED);
      assertThat(words).extracting(word -> word.way().orElseThrow()).contains(Way.BYTES);
      assertThat(words).extracting(Word::by).doesNotHaveDuplicates();
      assertThat(words).extracting(Word::by).doesNotContain(secret(test).author());
      assertThat(secret(test).confidence()).isEqualTo(0.75);
      assertThat(link(test).words()).hasSize(1);

      // Then: it costs nothing to have nothing to look at.
      long seq = test.hive.state().seq();
      await().during(QUIET).atMost(LIMIT).until(() -> test.hive.state().seq() == seq);
    }
  }

  /** A hive of four that has finished its goal. */
  private TestHive surveyed() throws Exception {
    var log = new InMemoryEventLog();
    var test = new TestHive(home, log, () -> new OfflineMind(workspace, SurveyLimits.standard()));
    for (int i = 1; i <= 4; i++) {
      test.start("key-" + i);
    }
    await().until(() -> test.hive.state().members().live().size() == 4);
    var goal = test.setGoal("Survey this repository");
    await().atMost(LIMIT).until(() -> test.goal(goal).state() instanceof GoalState.Finished);
    return test;
  }

  private static KnownFinding secret(TestHive test) {
    return found(test, "secret");
  }

  private static KnownFinding link(TestHive test) {
    return found(test, "broken-link");
  }

  private static KnownFinding found(TestHive test, String kind) {
    return test.hive.state().memory().findings().values().stream()
        .filter(known -> known.finding().kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }
}
