package dev.bob.instance.mind.offline.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.instance.mind.Judgement;
import dev.bob.instance.mind.offline.GitFolder;
import dev.bob.instance.mind.offline.survey.Survey;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.Role;
import dev.bob.state.model.Severity;
import dev.bob.state.model.TaskSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkDetectorTest {
  private static final TaskSpec TASK =
      new TaskSpec("links", "links", "", Role.EXPLORER, List.of(), List.of(), false, Map.of());

  @TempDir Path temp;
  private GitFolder folder;

  @BeforeEach
  void makeRepository() {
    folder =
        GitFolder.init(temp.resolve("r"))
            .write("notes/there.md", "# There\n")
            .write("notes/a b.md", "x\n")
            .write("notes/größe.md", "x\n")
            .write("src/Main.java", "class Main {}\n")
            .write("LICENSE", "x\n")
            .write(".gitignore", "out/\n*.gen.md\n")
            .write("img/logo.png", "x\n");
  }

  @Test
  void findsEveryPlantedLinkAndProvesIt() throws Exception {
    // Given
    folder
        .write(
            "README.md",
            """
            # Sample
            [inline](notes/gone.md) and again [inline](notes/gone.md)
            ![image](img/Logo.png)
            [reference]
            <img src="img/none.png">
            [encoded](notes/a%20c.md#part)
            [folder](notes/old/)
            [contributing](CONTRIBUTING)
            [site](www.example.com/page)

            [reference]: ./nowhere/notes.txt?raw=true
            """)
        .write("notes/deep/page.md", "[up](../gone.md)\n[sideways](../../src/Gone.java)\n")
        .commit("Begin");
    // When
    List<Finding> findings = detect();
    // Then
    assertThat(findings)
        .extracting(finding -> finding.evidence().place() + " " + finding.evidence().excerpt())
        .containsExactly(
            "README.md:2 notes/gone.md",
            "README.md:3 img/Logo.png",
            "README.md:5 img/none.png",
            "README.md:6 notes/a%20c.md#part",
            "README.md:7 notes/old/",
            "README.md:8 CONTRIBUTING",
            "README.md:9 www.example.com/page",
            "README.md:11 ./nowhere/notes.txt?raw=true",
            "notes/deep/page.md:1 ../gone.md",
            "notes/deep/page.md:2 ../../src/Gone.java");
    assertThat(findings.get(1).title()).contains("only as img/logo.png (upper and lower case");
    assertThat(findings.get(6).title()).contains("lacks its https://");
    assertThat(findings.getFirst().severity()).isEqualTo(Severity.MEDIUM);
    assertThat(findings.getLast().severity()).isEqualTo(Severity.LOW);
    for (Finding finding : findings) {
      // The command shows the line, and then nothing: the tree has no such path.
      assertThat(folder.shell(finding.evidence().command()))
          .contains(finding.evidence().excerpt())
          .doesNotContain("\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notes/there.md",
        "./notes/there.md",
        "notes/../notes/there.md",
        "notes/there.md#any",
        "notes/there.md?x=1",
        "notes/a%20b.md",
        "notes/gr%C3%B6%C3%9Fe.md",
        "notes/größe.md",
        "notes/gro\u0308ße.md",
        "notes",
        "notes/",
        ".",
        "LICENSE",
        "#anchor",
        "",
        "https://example.com/gone.md",
        "mailto:a@b.c",
        "//example.com/x.md",
        "/gone.md",
        "../outside.md",
        "../../issues",
        "../../blob/main/x.md",
        "notes/../../x.md",
        "{{ site.url }}/gone.md",
        "${base}/gone.md",
        "<placeholder>/x.md",
        "path/to/file.md",
        "your-file.md",
        "out/report.md",
        "notes/made.gen.md",
        "sub/inside.md",
        "link/inside.md",
        "notes/there",
        "there.html",
        "some/page.html",
        "word",
        "crate::Type",
        "a@b.c",
        "...",
        "notes/%zz.md",
        "C:\\\\x.md",
      })
  void reportsNoLinkOfWhichItCannotBeSure(String target) throws Exception {
    // Given
    folder.write("README.md", "[x](" + target + ") <a href=\"" + target + "\">x</a>\n");
    Files.createSymbolicLink(folder.path().resolve("link"), Path.of("elsewhere"));
    folder.git("add", "-A");
    folder.git(
        "update-index",
        "--add",
        "--cacheinfo",
        "160000,1234567890123456789012345678901234567890,sub");
    folder.git("commit", "-q", "-m", "Begin");
    // When, Then
    assertThat(detect()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tests/data/page.md",
        "testdata/page.md",
        "src/fixtures/page.md",
        ".github/PULL_REQUEST_TEMPLATE.md",
        "templates/page.md",
        "vendor/lib/README.md",
        "node_modules/x/README.md",
        "{{cookiecutter.name}}/README.md",
        "_includes/part.md",
        "page.mdx",
        "page.txt",
      })
  void readsNoFileThatIsNotShownAsItIs(String path) throws Exception {
    // Given
    folder.write(path, "[x](gone.md)\n").commit("Begin");
    // When, Then
    assertThat(detect()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mkdocs.yml", "_config.yml", "website/docusaurus.config.js", "docs/conf.py"})
  void leavesThePagesOfASiteToItsGenerator(String config) throws Exception {
    // Given
    folder
        .write(config, "x: y\n")
        .write("docs/guide/other.md", "x\n")
        .write("docs/page.md", "[a](other) [b](../other.md) [c](x.html) [d](nowhere.md)\n")
        .write("README.md", "[x](docs/gone.md)\n")
        .commit("Begin");
    // When, Then
    assertThat(detect())
        .extracting(finding -> finding.evidence().excerpt())
        .containsExactly("docs/gone.md", "nowhere.md");
  }

  @Test
  void readsHeadAndNotTheFolder() throws Exception {
    // Given
    folder.write("README.md", "[x](gone.md)\n").commit("Begin");
    folder.write("gone.md", "not committed").write("notes/x.md", "[x](new-gone.md)");
    // When, Then
    assertThat(detect()).hasSize(1);
  }

  @Test
  void confirmsWhatIsTrueAndRefutesWhatIsNot() throws Exception {
    // Given
    folder.write("README.md", "[x](gone.md)\n").commit("Begin");
    Finding real = detect().getFirst();
    Finding moved = withEvidenceOf(real, "notes/there.md");
    Finding invented = withEvidenceOf(real, "nowhere.md");
    var detector = new LinkDetector();
    Survey survey = folder.survey();
    // When, Then
    assertThat(detector.judge(survey, real)).isInstanceOf(Judgement.Confirmed.class);
    assertThat(detector.judge(survey, moved)).isInstanceOf(Judgement.Refuted.class);
    assertThat(detector.judge(survey, invented)).isInstanceOf(Judgement.Refuted.class);
  }

  @Test
  void keepsTheWorstHundredAndCountsAll() throws Exception {
    // Given
    var links = new StringBuilder();
    for (int i = 0; i < 150; i++) {
      links.append("[x](gone-%03d.md)\n".formatted(i));
    }
    folder.write("aaa/page.md", links.toString()).write("README.md", "[x](gone.md)\n");
    folder.commit("Begin");
    List<Finding> findings = new ArrayList<>();
    // When
    var result = new LinkDetector().detect(folder.survey(), TASK, findings::add);
    // Then
    assertThat(findings).hasSize(100);
    assertThat(findings.getFirst().evidence().path()).isEqualTo("README.md");
    assertThat(findings.getLast().evidence().excerpt()).isEqualTo("gone-098.md");
    assertThat(result.path("found").path("broken-link").asInt()).isEqualTo(151);
  }

  @Test
  void quotesWhatStrangersNamedSoThatItsProofRunsNothing() throws Exception {
    // Given
    folder
        .write("it's $(touch hacked) & `x`.md", "[x](gone.md)\n")
        .write("page.md", "[x](a&b/go'ne$(touch%20hacked).md)\n")
        .commit("Begin");
    // When
    List<Finding> findings = detect();
    // Then
    assertThat(findings).hasSize(1);
    assertThat(folder.shell(findings.getFirst().evidence().command())).isEqualTo("[x](gone.md)");
    assertThat(folder.path().resolve("hacked")).doesNotExist();
  }

  private List<Finding> detect() throws Exception {
    List<Finding> findings = new ArrayList<>();
    var detector = new LinkDetector();
    Survey survey = folder.survey();
    detector.detect(survey, TASK, findings::add);
    for (Finding finding : findings) {
      assertThat(detector.judge(survey, finding)).isInstanceOf(Judgement.Confirmed.class);
    }
    return findings;
  }

  private static Finding withEvidenceOf(Finding finding, String path) {
    var evidence = finding.evidence();
    return new Finding(
        finding.id(),
        finding.kind(),
        finding.severity(),
        finding.title(),
        finding.why(),
        finding.effort(),
        finding.tags(),
        new Evidence(
            evidence.commit(), path, evidence.line(), evidence.command(), evidence.excerpt()));
  }
}
