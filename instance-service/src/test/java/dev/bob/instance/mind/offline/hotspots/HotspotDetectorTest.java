package dev.bob.instance.mind.offline.hotspots;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.instance.mind.Judgement;
import dev.bob.instance.mind.offline.GitFolder;
import dev.bob.instance.mind.offline.hotspots.ImportScript.File;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.Role;
import dev.bob.state.model.Severity;
import dev.bob.state.model.TaskSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotspotDetectorTest {
  private static final TaskSpec TASK =
      new TaskSpec("hotspots", "hotspots", "", Role.BUILDER, List.of(), List.of(), false, Map.of());
  private static final int COMMITS = 220;
  private static final int LINES = 600;

  @TempDir Path temp;
  private final HotspotDetector detector = new HotspotDetector();
  private final List<Finding> findings = new ArrayList<>();

  @Test
  void findsTheLargeFileThatChangesMostAndGitShowsBothNumbers() throws Exception {
    // Given
    GitFolder folder = changing(COMMITS, "src/core.c");
    // When
    JsonNode result = detect(folder);
    // Then
    assertThat(findings).hasSize(1);
    Finding finding = findings.getFirst();
    assertThat(finding.title())
        .isEqualTo("src/core.c changed in 219 of 220 commits and has 600 lines");
    assertThat(finding.severity()).isEqualTo(Severity.LOW);
    assertThat(finding.evidence().path()).isEqualTo("src/core.c");
    assertThat(folder.shell(finding.evidence().command())).isEqualTo("219\n220\n600");
    assertThat(detector.judge(folder.survey(), finding)).isInstanceOf(Judgement.Confirmed.class);
    assertThat(result.toString())
        .isEqualTo(
            "{\"shallow\":false,\"found\":{\"hotspot\":1},\"commits\":220,\"source_files\":13,"
                + "\"median_changes\":1}");
  }

  @Test
  void findsNoneAmongWhatChangesByNature() throws Exception {
    // Given
    GitFolder folder =
        changing(
            COMMITS,
            "package-lock.json",
            "CHANGELOG.md",
            "data/table.json",
            "data/prices.csv",
            "vendor/copy/lib.c",
            "src/parser.pb.go",
            "src/marked.go",
            "src/test/java/ATest.java",
            "locales/de.js",
            "docs/example.py",
            "setup.py");
    // When
    JsonNode result = detect(folder);
    // Then
    assertThat(findings).isEmpty();
    assertThat(result.path("commits").asInt()).isEqualTo(COMMITS);
    assertThat(result.path("found")).isEmpty();
  }

  @Test
  void findsNoneInAShortHistoryAndNoneThatIsSmall() throws Exception {
    // Given
    GitFolder young = changing(199, "src/core.c");
    GitFolder small = changing("small", COMMITS, 499, "src/core.c");
    // When
    detect(young);
    detect(small);
    // Then
    assertThat(findings).isEmpty();
  }

  @Test
  void looksForNoneInAShallowCloneAndSaysSo() throws Exception {
    // Given
    GitFolder folder = changing(COMMITS + 10, "src/core.c");
    String url = folder.path().toUri().toString();
    String to = temp.resolve("shallow").toString();
    folder.git("clone", "-q", "--depth", "215", url, to);
    // When
    JsonNode result = detect(GitFolder.at(temp.resolve("shallow")));
    // Then
    assertThat(findings).isEmpty();
    assertThat(result.path("shallow").asBoolean()).isTrue();
  }

  @Test
  void findsTheSameInEveryCloneOfACommit() throws Exception {
    // Given
    GitFolder folder = changing(COMMITS, "src/core.c", "src/other.c");
    String to = temp.resolve("bare.git").toString();
    folder.git("clone", "-q", "--bare", folder.path().toUri().toString(), to);
    GitFolder bare = GitFolder.at(temp.resolve("bare.git"));
    bare.git("repack", "-q", "-a", "-d", "-f");
    // When
    JsonNode first = detect(folder);
    List<Finding> ofFirst = List.copyOf(findings);
    findings.clear();
    JsonNode second = detect(bare);
    // Then
    assertThat(ofFirst).hasSize(2);
    assertThat(findings).isEqualTo(ofFirst);
    assertThat(second).isEqualTo(first);
  }

  @Test
  void refutesNumbersAndFilesThatAreOthers() throws Exception {
    // Given
    GitFolder folder = changing(COMMITS, "src/core.c");
    detect(folder);
    Finding real = findings.getFirst();
    Evidence evidence = real.evidence();
    // When, Then
    assertRefuted(folder, with(real, real.title().replace("219", "218"), evidence.path()));
    assertRefuted(folder, with(real, real.title().replace("220", "221"), evidence.path()));
    assertRefuted(folder, with(real, real.title().replace("600", "601"), evidence.path()));
    assertRefuted(folder, with(real, real.title(), "src/quiet1.c"));
    assertRefuted(folder, with(real, real.title(), "src/gone.c"));
    assertRefuted(folder, with(real, real.title(), "README.md"));
    assertRefuted(folder, with(real, real.title(), "src/marked.c"));
  }

  @Test
  void refutesTrueNumbersThatMakeNoHotspot() throws Exception {
    // Given
    GitFolder folder = changing(COMMITS, "src/core.c");
    var survey = folder.survey();
    var quiet = survey.snapshot().entry("src/quiet1.c").orElseThrow();
    var changes = new History.Changes(quiet, List.of("src/quiet1.c"), 1);
    String commit = survey.snapshot().commitName();
    // When, Then
    assertRefuted(folder, HotspotFinding.of(commit, new Hotspot(changes, LINES, COMMITS)));
  }

  private JsonNode detect(GitFolder folder) throws Exception {
    return detector.detect(folder.survey(), TASK, findings::add);
  }

  private void assertRefuted(GitFolder folder, Finding finding) throws Exception {
    assertThat(detector.judge(folder.survey(), finding)).isInstanceOf(Judgement.Refuted.class);
  }

  private static Finding with(Finding real, String title, String path) {
    Evidence evidence = real.evidence();
    return new Finding(
        real.id(),
        real.kind(),
        real.severity(),
        title,
        real.why(),
        real.effort(),
        real.tags(),
        new Evidence(evidence.commit(), path, 0, evidence.command(), ""));
  }

  private GitFolder changing(int commits, String... paths) {
    return changing("r" + commits, commits, LINES, paths);
  }

  /** A dozen quiet files, and some of so many lines that change in each commit but the first. */
  private GitFolder changing(String name, int commits, int lines, String... paths) {
    var script = new ImportScript();
    Map<String, File> files = new TreeMap<>();
    String quiet = "int x;\n".repeat(LINES);
    for (int i = 1; i <= 11; i++) {
      files.put("src/quiet" + i + ".c", File.of(quiet));
    }
    files.put("src/marked.c", File.of("// Code generated by x. DO NOT EDIT.\n" + quiet));
    files.put("README.md", File.of(quiet));
    script.commit(files);
    for (int i = 2; i <= commits; i++) {
      for (String path : paths) {
        String head = path.contains("marked") ? "// Code generated by x. DO NOT EDIT.\n" : "";
        files.put(path, File.of(head + "int x;\n".repeat(lines - 1) + "int last" + i + ";"));
      }
      script.commit(files);
    }
    return script.into(GitFolder.init(temp.resolve(name)));
  }
}
