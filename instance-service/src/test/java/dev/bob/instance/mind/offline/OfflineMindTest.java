package dev.bob.instance.mind.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.instance.mind.Background;
import dev.bob.instance.mind.Judgement;
import dev.bob.instance.mind.MindFailure;
import dev.bob.instance.mind.Plan;
import dev.bob.instance.mind.TaskOrder;
import dev.bob.instance.mind.TaskOutcome;
import dev.bob.instance.mind.offline.survey.SurveyLimits;
import dev.bob.state.fold.Dismissal;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingSubject;
import dev.bob.state.model.TaskSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
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
  void doesNotReportWhatWasDismissedUntilItsEvidenceChanges() throws Exception {
    // Given
    GitFolder folder = sample();
    try (var mind = mind(folder)) {
      Plan plan = mind.plan("Find broken links", 1);
      List<Finding> findings = new ArrayList<>();
      perform(mind, plan, plan.tasks().getFirst(), new TreeMap<>(), findings);
      Finding no = findings.getFirst();
      var subject = FindingSubject.of(no);
      var dismissal = new Dismissal(no.kind(), "README.md", "it is made later", 7, Instant.EPOCH);
      var background = new Background(List.of(), Map.of(subject, dismissal), Map.of());

      // When: another commit, the file has grown above it
      folder.write("README.md", "# Sample\n\n\n[x](docs/gone.md)\n").commit("Second");
      Plan second = mind.plan("Find broken links", 1);
      List<Finding> again = new ArrayList<>();
      var links =
          perform(mind, second, second.tasks().getFirst(), new TreeMap<>(), again, background);

      // Then
      assertThat(again)
          .extracting(finding -> finding.evidence().excerpt())
          .containsExactly("b.md", "c.md");
      assertThat(links.result().path("left_out").path(subject.value()).asInt()).isOne();

      // When
      TreeMap<String, JsonNode> results = new TreeMap<>(Map.of("links", links.result()));
      var report =
          perform(
              mind, second, second.tasks().getLast(), results, new ArrayList<>(again), background);
      // Dismissed only after it had been reported: the hive knows it, no task held it back.
      var late = new Background(List.of(), Map.of(subject, dismissal), Map.of(subject, 1L));
      var plain = (ObjectNode) links.result().deepCopy();
      results.put("links", plain.without("left_out"));
      var lateReport =
          perform(mind, second, second.tasks().getLast(), results, new ArrayList<>(again), late);

      // Then
      assertThat(text(report, "REPORT.md"))
          .doesNotContain("docs/gone.md")
          .contains("A person dismissed 1 finding, so it is not in this report:")
          .contains("- broken-link, `README.md`: it is made later");
      assertThat(text(report, "findings.sarif"))
          .doesNotContain("docs/gone.md")
          .contains("\"dismissed\" : 1");
      assertThat(report.result().path("dismissed").asInt()).isOne();
      assertThat(lateReport.files().get("REPORT.md")).isEqualTo(report.files().get("REPORT.md"));

      // When
      folder.write("README.md", "# Sample\n[x](docs/lost.md)\n").commit("Third");
      Plan third = mind.plan("Find broken links", 1);
      List<Finding> other = new ArrayList<>();
      perform(mind, third, third.tasks().getFirst(), new TreeMap<>(), other, background);

      // Then
      assertThat(other).hasSize(3);
    }
  }

  @Test
  void tellsWhichFindingsSpeakOfFilesThatHaveChanged() throws Exception {
    // Given
    GitFolder folder = sample();
    try (var mind = mind(folder)) {
      Plan plan = mind.plan("Find broken links", 1);
      List<Finding> findings = new ArrayList<>();
      perform(mind, plan, plan.tasks().getFirst(), new TreeMap<>(), findings);
      Finding inReadme = findings.getFirst();

      // When
      folder.write("README.md", "# Sample\n").commit("Second");
      Plan second = mind.plan("Find broken links", 1);

      // Then
      assertThat(mind.changed(findings, plan.commit())).isEmpty();
      assertThat(mind.changed(findings, second.commit())).containsExactly(inReadme.id());
      assertThat(mind.changed(List.of(lost(inReadme)), second.commit()))
          .containsExactly(inReadme.id());
    }
  }

  /** The same of a commit that the repository does not have. */
  private static Finding lost(Finding finding) {
    return new Finding(
        finding.id(),
        finding.kind(),
        finding.severity(),
        finding.title(),
        finding.why(),
        finding.effort(),
        finding.tags(),
        new Evidence("1".repeat(40), "docs/a.md", 1, "git show", ""));
  }

  private static String text(TaskOutcome outcome, String file) {
    return new String(outcome.files().get(file), StandardCharsets.UTF_8);
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
    return perform(mind, plan, task, results, findings, Background.NOTHING);
  }

  private static TaskOutcome perform(
      OfflineMind mind,
      Plan plan,
      TaskSpec task,
      TreeMap<String, JsonNode> results,
      List<Finding> findings,
      Background background)
      throws Exception {
    var order =
        new TaskOrder(
            GOAL, plan.commit(), task, results, Map.of(), List.copyOf(findings), background);
    return mind.perform(order, findings::add);
  }
}
