package dev.bob.instance.mind.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.instance.mind.Judgement;
import dev.bob.instance.mind.MindFailure;
import dev.bob.instance.mind.Plan;
import dev.bob.instance.mind.TaskOrder;
import dev.bob.instance.mind.TaskOutcome;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import dev.bob.state.model.Finding;
import dev.bob.state.model.TaskSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineMindTest {
  private static final String GOAL = "Survey this repository";
  private static final int RESULT_BYTES_MAX = 32 * 1024;

  @TempDir Path temp;

  @Test
  void plansTheSameHoweverManyInstancesThereAre() throws Exception {
    // Given
    try (var mind = mind(sample())) {
      // When
      Plan alone = mind.plan(GOAL, 1);
      // Then
      for (int members = 2; members <= 8; members++) {
        assertThat(mind.plan(GOAL, members)).isEqualTo(alone);
      }
      List<TaskSpec> others = alone.tasks().subList(0, alone.tasks().size() - 1);
      TaskSpec report = alone.tasks().getLast();
      assertThat(others).extracting(TaskSpec::dependsOn).containsOnly(List.of());
      assertThat(report.dependsOn()).isEqualTo(others.stream().map(TaskSpec::name).toList());
      assertThat(report.toleratesBlocked()).isTrue();
    }
  }

  @Test
  void writesTheSameReportOnEveryInstanceInAnyOrder() throws Exception {
    // Given
    GitFolder folder = sample();
    // When
    Map<String, byte[]> first = survey(folder, Comparator.comparing(TaskSpec::name));
    Map<String, byte[]> second = survey(folder, Comparator.comparing(TaskSpec::name).reversed());
    // Then
    assertThat(first).containsOnlyKeys("REPORT.md", "findings.sarif");
    assertThat(first.get("REPORT.md")).isEqualTo(second.get("REPORT.md"));
    assertThat(first.get("findings.sarif")).isEqualTo(second.get("findings.sarif"));
    assertThat(new String(first.get("REPORT.md"), StandardCharsets.UTF_8))
        .contains("docs/gone.md", "There is no licence");
  }

  @Test
  void surveysTheCommitOfThePlanEvenIfHeadMovesOn() throws Exception {
    // Given
    GitFolder folder = sample();
    try (var mind = mind(folder)) {
      Plan plan = mind.plan("Find broken links", 1);
      folder.write("README.md", "[x](also-gone.md)\n").commit("Second");
      List<Finding> findings = new ArrayList<>();
      // When
      perform(mind, plan, plan.tasks().getFirst(), new TreeMap<>(), findings);
      // Then
      assertThat(findings)
          .extracting(finding -> finding.evidence().excerpt())
          .containsExactly("docs/gone.md", "b.md", "c.md");
      assertThat(findings.getFirst().evidence().commit()).isEqualTo(plan.commit());
      assertThat(mind.judge(findings.getFirst())).isInstanceOf(Judgement.Confirmed.class);
    }
  }

  @Test
  void stopsWhenItsThreadIsInterrupted() throws Exception {
    // JGit throws an IOException of its own then, which was taken for a damaged repository.
    // Given
    GitFolder folder = sample();
    try (var mind = mind(folder)) {
      Plan plan = mind.plan("Find hotspots", 1);
      TaskSpec task = plan.tasks().getFirst();
      for (String looked : List.of("never", "once")) {
        Thread.currentThread().interrupt();
        // When, Then
        assertThatThrownBy(() -> perform(mind, plan, task, new TreeMap<>(), new ArrayList<>()))
            .as("looked at the commit %s", looked)
            .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
        perform(mind, plan, task, new TreeMap<>(), new ArrayList<>());
      }
    }
  }

  @Test
  void leavesTheRepositoryByteForByteAsItWas() throws Exception {
    // Given
    GitFolder folder = sample();
    folder.write("README.md", "not committed").write("staged.md", "staged");
    folder.git("add", "staged.md");
    var before = folder.fingerprint();
    // When
    survey(folder, Comparator.comparing(TaskSpec::name));
    // Then
    assertThat(folder.fingerprint()).isEqualTo(before);
  }

  @Test
  void saysWhatIsWrongWithAFolderThatIsNoRepository() {
    // Given
    try (var mind = new OfflineMind(temp, SurveyLimits.standard())) {
      // When, Then
      assertThatThrownBy(() -> mind.plan(GOAL, 1))
          .isInstanceOf(MindFailure.class)
          .hasMessageContaining("is no Git repository");
    }
  }

  private GitFolder sample() {
    return GitFolder.init(temp.resolve("r"))
        .write("README.md", "# Sample\n[x](docs/gone.md)\n")
        .write("docs/a.md", "[b](b.md)\n[c](c.md)\n")
        .write("src/Main.java", "class Main {} // TODO: write it\n")
        .commit("Begin");
  }

  private static OfflineMind mind(GitFolder folder) {
    return new OfflineMind(folder.path(), SurveyLimits.standard());
  }

  /** Does all tasks in the given order, each by a mind of its own as if by another instance. */
  private static Map<String, byte[]> survey(GitFolder folder, Comparator<TaskSpec> order)
      throws Exception {
    Plan plan;
    try (var mind = mind(folder)) {
      plan = mind.plan(GOAL, 4);
    }
    TreeMap<String, JsonNode> results = new TreeMap<>();
    List<Finding> findings = new ArrayList<>();
    List<TaskSpec> tasks = plan.tasks().subList(0, plan.tasks().size() - 1);
    for (TaskSpec task : tasks.stream().sorted(order).toList()) {
      try (var mind = mind(folder)) {
        JsonNode result = perform(mind, plan, task, new TreeMap<>(), findings).result();
        assertThat(result.toString().length()).isLessThan(RESULT_BYTES_MAX);
        results.put(task.name(), result);
      }
    }
    findings.sort(Comparator.comparing(finding -> finding.id().value()));
    assertThat(findings).doesNotHaveDuplicates();
    try (var mind = mind(folder)) {
      for (Finding finding : findings) {
        assertThat(mind.judge(finding)).isInstanceOf(Judgement.Confirmed.class);
      }
      return perform(mind, plan, plan.tasks().getLast(), results, findings).files();
    }
  }

  private static TaskOutcome perform(
      OfflineMind mind,
      Plan plan,
      TaskSpec task,
      TreeMap<String, JsonNode> results,
      List<Finding> findings)
      throws Exception {
    var order = new TaskOrder(GOAL, plan.commit(), task, results, Map.of(), List.copyOf(findings));
    return mind.perform(order, findings::add);
  }
}
