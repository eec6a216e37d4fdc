package dev.bob.instance.mind.offline.todos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.instance.mind.Judgement;
import dev.bob.instance.mind.offline.GitFolder;
import dev.bob.instance.mind.offline.survey.CappedFindings;
import dev.bob.instance.mind.offline.survey.Shard;
import dev.bob.instance.mind.offline.survey.Survey;
import dev.bob.instance.mind.offline.todos.blame.BlameLimits;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.Role;
import dev.bob.state.model.Severity;
import dev.bob.state.model.TaskSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TodoDetectorTest {
  @TempDir Path temp;
  private GitFolder folder;

  @BeforeEach
  void makeRepository() {
    folder = GitFolder.init(temp.resolve("r"));
  }

  @Test
  void listsWhatWasLeftTheOldestFirstAndProvesIt() throws Exception {
    // Given
    folder.write("a/Main.java", "class Main {} // TODO: write it\n").commitOn("2023-05-04", "One");
    folder.write("b.py", "# FIXME breaks on Windows\r\nx = 1\r\n").commitOn("2019-03-04", "Two");
    folder.git("mv", "a/Main.java", "a/Other.java");
    folder.write("c.sh", "#!/bin/sh\n\n# XXX").commitOn("2026-04-01", "Three");
    folder.write("b.py", "\r\n# FIXME breaks on Windows\r\nx = 2\r\n").commit("Four");
    List<Finding> findings = new ArrayList<>();
    // When
    JsonNode result = new TodoDetector().detect(folder.survey(), task(1, 1), findings::add);
    // Then
    assertThat(findings)
        .extracting(finding -> finding.evidence().place() + " " + finding.title())
        .containsExactly(
            "b.py:2 FIXME, 7 years old: breaks on Windows",
            "a/Other.java:1 TODO, 3 years old: write it",
            "c.sh:3 XXX, 1 month old");
    assertThat(findings).extracting(Finding::severity).containsOnly(Severity.NOTE);
    assertThat(findings.getFirst().tags()).containsExactly("fixme", "since-2019-03-04");
    assertThat(folder.shell(findings.getFirst().evidence().command()).lines())
        .satisfiesExactly(
            blamed -> assertThat(blamed).contains("2) # FIXME breaks on Windows"),
            committed -> assertThat(committed).isEqualTo("2019-03-04T10:00:00+00:00"));
    assertThat(result)
        .hasToString(
            """
            {"files":3,"markers":{"FIXME":1,"TODO":1,"XXX":1},"dated":3,"at_least":0,"not_dated":0,\
            "oldest":{"since":"2019-03-04T10:00:00Z","place":"b.py:2"},"found":{"todo":3}}\
            """);
    assertJudged(folder.survey(), findings, Judgement.Confirmed.class);
  }

  @Test
  void findsTheSameHoweverTheFilesAreDivided() throws Exception {
    // Given
    for (int i = 0; i < 20; i++) {
      folder
          .write("file-%02d.go".formatted(i), "package a // TODO: number %d\n".formatted(i))
          .commitOn("2020-01-%02d".formatted(i + 1), "Number");
    }
    Survey survey = folder.survey();
    List<Finding> whole = new ArrayList<>();
    List<Finding> parts = new ArrayList<>();
    // When
    new TodoDetector().detect(survey, task(1, 1), whole::add);
    for (int shard = 1; shard <= 4; shard++) {
      new TodoDetector().detect(survey, task(shard, 4), parts::add);
    }
    // Then
    assertThat(whole).hasSize(20);
    assertThat(parts.stream().sorted(CappedFindings.WORST_FIRST)).isEqualTo(whole);
  }

  @Test
  void theOldestSurviveTheCap() throws Exception {
    // Given
    folder.write("zzz.c", "// TODO: old %d\n".repeat(60)).commitOn("2010-01-01", "Old");
    folder.write("aaa.c", "// TODO: young %d\n".repeat(60)).commit("Young");
    List<Finding> findings = new ArrayList<>();
    // When
    JsonNode result = new TodoDetector().detect(folder.survey(), task(1, 1), findings::add);
    // Then
    assertThat(findings).hasSize(100).doesNotHaveDuplicates();
    assertThat(findings.subList(0, 60)).allMatch(f -> f.evidence().path().equals("zzz.c"));
    assertThat(findings).extracting(Finding::id).doesNotHaveDuplicates();
    assertThat(result.path("found").path("todo").asInt()).isEqualTo(120);
  }

  @Test
  void saysAtLeastWhereAShallowCloneEnds() throws Exception {
    // Given
    folder.write("a.c", "// TODO: do it\n").commitOn("2018-01-01", "Begin");
    folder.write("b.c", "x\n").commitOn("2022-01-01", "Edge").commit("Head");
    folder.git("clone", "-q", "--depth", "2", "file://" + folder.path(), "../shallow");
    Survey shallow = GitFolder.at(temp.resolve("shallow")).survey();
    List<Finding> findings = new ArrayList<>();
    // When
    JsonNode result = new TodoDetector().detect(shallow, task(1, 1), findings::add);
    // Then
    assertThat(findings)
        .extracting(Finding::title)
        .containsExactly("TODO, at least 4 years old: do it");
    assertThat(result.path("at_least").asInt()).isEqualTo(1);
    Finding real = findings.getFirst();
    Finding older = saying(real, "TODO, 8 years old: do it", "since-2018-01-01", real.evidence());
    assertJudged(shallow, List.of(real), Judgement.Confirmed.class);
    assertJudged(shallow, List.of(older), Judgement.Refuted.class);
  }

  @Test
  void whatWasNotDatedSaysSoAndIsCounted() throws Exception {
    // Given
    folder.write("a.c", "// TODO: one\n// TODO: two\n").commitOn("2018-01-01", "Begin");
    var detector = new TodoDetector(new BlameLimits(1, 100, 10_000, 10_000, 100));
    List<Finding> findings = new ArrayList<>();
    // When
    JsonNode result = detector.detect(folder.survey(), task(1, 1), findings::add);
    // Then
    assertThat(findings)
        .extracting(Finding::title)
        .containsExactly("TODO, new: one", "TODO, age not looked up: two");
    assertThat(result.path("not_dated").asInt()).isEqualTo(1);
    assertJudged(folder.survey(), findings, Judgement.Confirmed.class);
  }

  @Test
  void keepsNoMoreThanItsMemoryAllowsAndCountsAll() throws Exception {
    // Given
    folder.write("a.c", "// TODO: one\n// TODO: two\n").write("b.c", "// XXX\n").commit("Begin");
    Survey survey = folder.survey();
    var found = new FoundTodos(1);
    // When
    try (var contents = survey.repository().contents()) {
      for (var entry : survey.snapshot().entries()) {
        found.add(entry, TodoFiles.read(entry, contents).orElseThrow());
      }
    }
    // Then
    assertThat(found.lines()).hasSize(1);
    assertThat(found.findings(survey.snapshot(), Map.of())).hasSize(1);
    assertThat(found.json(Map.of()))
        .hasToString(
            """
            {"files":2,"markers":{"TODO":2,"XXX":1},"dated":0,"at_least":0,"not_dated":3,\
            "found":{"todo":3}}\
            """);
  }

  @Test
  void aJudgeThatGetsFurtherOrLessFarContradictsNothing() throws Exception {
    // Given
    folder.write("a.c", "// TODO: do it\n").commitOn("2018-01-01", "Begin");
    folder.write("b.c", "x\n").commitOn("2022-01-01", "Then").commit("Head");
    Survey survey = folder.survey();
    var hasty = new TodoDetector(new BlameLimits(10, 2, 10_000, 10_000, 100));
    List<Finding> exact = detect(new TodoDetector(), survey);
    List<Finding> atLeast = detect(hasty, survey);
    // When, Then
    assertThat(exact.getFirst().title()).isEqualTo("TODO, 8 years old: do it");
    assertThat(atLeast.getFirst().title()).isEqualTo("TODO, at least 4 years old: do it");
    assertThat(new TodoDetector().judge(survey, atLeast.getFirst()))
        .isInstanceOf(Judgement.Confirmed.class);
    assertThat(hasty.judge(survey, exact.getFirst())).isInstanceOf(Judgement.Confirmed.class);
  }

  @ParameterizedTest
  @CsvSource({
    "a.c, 1, 'TODO, 9 years old: do it', since-2018-01-01",
    "a.c, 1, 'TODO, 8 years old: do it', since-2018-01-02",
    "a.c, 1, 'TODO, 9 years old: do it', since-2017-01-01",
    "a.c, 1, 'TODO, at least 9 years old: do it', since-2017-01-01",
    "a.c, 1, 'TODO, 8 years old: do that', since-2018-01-01",
    "a.c, 1, 'FIXME, 8 years old: do it', since-2018-01-01",
    "a.c, 2, 'TODO, 8 years old: do it', since-2018-01-01",
    "a.c, 3, 'TODO, 8 years old: do it', since-2018-01-01",
    "a.c, 9, 'TODO, 8 years old: do it', since-2018-01-01",
    "b.c, 1, 'TODO, 8 years old: do it', since-2018-01-01",
    "a.c, 1, 'TODO, 8 years old: do it', since-always",
  })
  void refutesWhatTheRepositoryDoesNotShow(String path, int line, String title, String since)
      throws Exception {
    // Given
    folder.write("a.c", "// TODO: do it\nint x;\n// TODO: do it\n").commitOn("2018-01-01", "One");
    folder.commit("Head");
    Survey survey = folder.survey();
    Finding real = detect(new TodoDetector(), survey).getFirst();
    Evidence evidence = real.evidence();
    // When
    Finding wrong =
        saying(
            real,
            title,
            since,
            new Evidence(evidence.commit(), path, line, evidence.command(), evidence.excerpt()));
    // Then
    assertJudged(survey, List.of(real), Judgement.Confirmed.class);
    assertJudged(survey, List.of(wrong), Judgement.Refuted.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vendor/x/a.go",
        "node_modules/x/a.js",
        "testdata/a.go",
        "src/test/fixtures/A.java",
        "tests/data/a.c",
        "lib/theme_template/a.rb",
        "{{cookiecutter.name}}/a.py",
        "dist/a.min.js",
        "a.pb.go",
        "TODO.txt",
      })
  void doesNotReadWhatIsNotWrittenHere(String path) throws Exception {
    // Given
    folder.write(path, "# TODO: x\n// TODO: x\n").commit("Begin");
    // When, Then
    assertThat(detect(new TodoDetector(), folder.survey())).isEmpty();
  }

  @Test
  void textOfStrangersIsBoundedPrintableAndRunsNothing() throws Exception {
    // Given
    String text = "// TODO: \u001b[31m\u202e" + "long ".repeat(100) + "\n";
    folder.write("it's $(touch hacked) & `x` %d.c", text).commitOn("2020-01-01", "Begin");
    byte[] quoted = "100644 %s\t\"-b\\377%%d\\\\.c\"\n".formatted(blob(text)).getBytes(UTF_8);
    folder.gitWithInput(quoted, "update-index", "--add", "--index-info");
    folder.git("commit", "-q", "-m", "Bytes");
    // When
    List<Finding> findings = detect(new TodoDetector(), folder.survey());
    // Then
    assertThat(findings).hasSize(2);
    for (Finding finding : findings) {
      assertThat(finding.title()).startsWith("TODO, ").contains(": [31mlong").endsWith("…");
      assertThat(finding.title().length()).isLessThan(200);
      assertThat(folder.shell(finding.evidence().command())).contains("1) // TODO: ", "\n20");
    }
    assertThat(folder.path().resolve("hacked")).doesNotExist();
    assertJudged(folder.survey(), findings, Judgement.Confirmed.class);
  }

  @Test
  void stopsWhenItsThreadIsAskedTo() throws Exception {
    // Given
    folder.write("a.c", "// TODO: do it\n").commit("Begin");
    Survey survey = folder.survey();
    Thread.currentThread().interrupt();
    // When, Then
    assertThatThrownBy(() -> detect(new TodoDetector(), survey))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  private static Finding saying(Finding real, String title, String since, Evidence evidence) {
    return new Finding(
        real.id(),
        real.kind(),
        real.severity(),
        title,
        real.why(),
        real.effort(),
        List.of(since, "todo"),
        evidence);
  }

  private String blob(String text) {
    return folder.gitWithInput(text.getBytes(UTF_8), "hash-object", "-w", "--stdin");
  }

  private static List<Finding> detect(TodoDetector detector, Survey survey) throws Exception {
    List<Finding> findings = new ArrayList<>();
    detector.detect(survey, task(1, 1), findings::add);
    return findings;
  }

  private static void assertJudged(
      Survey survey, List<Finding> findings, Class<? extends Judgement> expected) throws Exception {
    for (Finding finding : findings) {
      assertThat(new TodoDetector().judge(survey, finding)).isInstanceOf(expected);
    }
  }

  private static TaskSpec task(int shard, int of) {
    return new TaskSpec(
        "todos",
        "todos",
        "",
        Role.EXPLORER,
        List.of(),
        List.of(),
        false,
        Map.copyOf(new Shard(shard, of).input()));
  }
}
