package dev.bob.instance.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bob.instance.mind.offline.GitFolder;
import dev.bob.instance.mind.offline.OfflineMind;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.fold.Goal;
import dev.bob.state.fold.GoalState;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.log.file.FileEventLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the hive remembers changes what it does, after everything was stopped. */
class MemoryRestartTest {
  private static final String GOAL = "Find broken links";

  @TempDir Path temp;

  private Path home = Path.of("");
  private GitFolder repository = GitFolder.at(Path.of("."));

  @BeforeEach
  void make() throws Exception {
    home = Files.createDirectory(temp.resolve("home"));
    repository =
        GitFolder.init(temp.resolve("repository"))
            .write("README.md", "[x](gone.md)\n[y](lost.md)\n")
            .write("docs/a.md", "[z](missing.md)\n")
            .commit("Begin");
  }

  @Test
  void dismissedFindingStaysAwayAndOthersGrowStale() throws Exception {
    // Given
    try (var test = hive()) {
      var goal = finished(test);
      assertThat(report(goal)).contains("gone.md", "lost.md", "missing.md");
      var gone = finding(test, "gone.md").finding().id();
      var dismissed = new MemoryFact.FindingDismissed(gone, "it is made by the build");
      assertThat(test.hive.submit(Author.person(), dismissed).accepted()).isTrue();
      assertThat(log("instance_1")).doesNotContain("recalled");
    }

    // When: everything is started anew, on another commit
    repository.write("README.md", "# Title\n[x](gone.md)\n[y](lost.md)\n").commit("Second");
    try (var test = hive()) {
      var goal = finished(test);

      // Then
      assertThat(report(goal))
          .contains("lost.md", "missing.md", "it is made by the build")
          .doesNotContain("README.md links to gone.md");
      assertThat(at(test, goal))
          .extracting(known -> known.finding().evidence().excerpt())
          .contains("lost.md", "missing.md")
          .doesNotContain("gone.md");
      assertThat(test.hive.state().memory().findings().values())
          .filteredOn(known -> known.finding().evidence().excerpt().equals("gone.md"))
          .as("it is not even reported again")
          .hasSize(1);
      await().until(() -> test.hive.state().memory().comparedAt().isPresent());
      assertThat(test.hive.state().memory().findings().values())
          .filteredOn(KnownFinding::stale)
          .extracting(known -> known.finding().evidence().excerpt())
          .contains("gone.md", "lost.md")
          .doesNotContain("missing.md");
      assertThat(log("instance_1") + log("instance_2")).contains("recalled ", " entries: ");
    }

    // When: once more at the same commit
    try (var test = hive()) {
      var before = test.hive.state().memory().findings().keySet();
      var former = report(test.hive.state().work().goals().lastEntry().getValue());
      var goal = finished(test);

      // Then
      assertThat(test.hive.state().memory().findings().keySet()).isEqualTo(before);
      assertThat(report(goal)).isEqualTo(former);
    }
  }

  private TestHive hive() throws Exception {
    return new TestHive(
        home,
        FileEventLog.open(home),
        () -> new OfflineMind(repository.path(), SurveyLimits.standard()));
  }

  private static Goal finished(TestHive test) throws Exception {
    test.start("a");
    test.start("b");
    var goal = test.setGoal(GOAL);
    await().until(() -> test.goal(goal).state() instanceof GoalState.Finished);
    return test.goal(goal);
  }

  private static List<KnownFinding> at(TestHive test, Goal goal) {
    return test.hive.state().memory().confirmedAt(goal.commit().orElseThrow());
  }

  private static KnownFinding finding(TestHive test, String excerpt) {
    return test.hive.state().memory().findings().values().stream()
        .filter(known -> known.finding().evidence().excerpt().equals(excerpt))
        .findFirst()
        .orElseThrow();
  }

  private String report(Goal goal) throws Exception {
    return Files.readString(home.resolve("reports/" + goal.id() + "/REPORT.md"));
  }

  private String log(String instance) throws Exception {
    return Files.readString(home.resolve("logs/" + instance + ".jsonl"));
  }
}
