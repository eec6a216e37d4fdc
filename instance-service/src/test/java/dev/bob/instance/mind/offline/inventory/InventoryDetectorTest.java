package dev.bob.instance.mind.offline.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bob.instance.mind.Judgement;
import dev.bob.instance.mind.offline.GitFolder;
import dev.bob.state.model.Finding;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryDetectorTest {
  private static final TaskSpec TASK =
      new TaskSpec(
          "inventory", "inventory", "", Role.EXPLORER, List.of(), List.of(), false, Map.of());

  @TempDir Path temp;
  private final List<Finding> findings = new ArrayList<>();

  @Test
  void countsWhatIsThereAndSaysWhatWasNotExamined() throws Exception {
    // Given
    GitFolder folder =
        GitFolder.init(temp.resolve("r"))
            .write("README.md", "# Sample\n\nText without a last line end")
            .write("LICENSE", "x\n")
            .write("pom.xml", "<project/>\n")
            .write("src/main/java/A.java", "class A {\n}\n")
            .write("src/test/java/ATest.java", "class ATest {}\n")
            .write("vendor/b.go", "package b\n")
            .write("logo.png", "12345")
            .write(".github/workflows/build.yml", "on: push\n")
            .commit("Begin");
    // When
    JsonNode result = detect(folder);
    // Then
    assertThat(findings).isEmpty();
    assertThat(result)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"all":{"files":8,"bytes":102},
                     "examined":{"files":6,"bytes":87,"lines":9},
                     "languages":[
                       {"language":"Java","files":2,"bytes":27,"lines":3},
                       {"language":"Markdown","files":1,"bytes":38,"lines":3},
                       {"language":"XML","files":1,"bytes":11,"lines":1},
                       {"language":"YAML","files":1,"bytes":9,"lines":1},
                       {"language":"other","files":1,"bytes":2,"lines":1}],
                     "not_examined":[
                       {"reason":"vendored","words":"vendored","files":1,"bytes":10,"examples":["vendor/b.go"]},
                       {"reason":"binary","words":"binary","files":1,"bytes":5,"examples":["logo.png"]}],
                     "commit_time":"2026-05-04T10:00:00Z",
                     "shallow":false,
                     "landmarks":{
                       "readmes":["README.md"],"licences":["LICENSE"],"ci":[".github/workflows/build.yml"],
                       "builds":["pom.xml"],"test_files":1,"documentation_files":1},
                     "found":{}}
                    """));
  }

  @Test
  void missesAReadmeAndALicence() throws Exception {
    // Given
    GitFolder folder = GitFolder.init(temp.resolve("r")).write("a.c", "int a;\n").commit("Begin");
    // When
    detect(folder);
    // Then
    assertThat(findings).extracting(Finding::kind).containsExactly("no-licence", "no-readme");
    for (Finding finding : findings) {
      assertThat(new InventoryDetector().judge(folder.survey(), finding))
          .isInstanceOf(Judgement.Confirmed.class);
      assertThat(folder.shell(finding.evidence().command())).isEqualTo("a.c");
    }
  }

  @Test
  void takesALicenceThatIsStatedElsewhere() throws Exception {
    // Given
    GitFolder folder =
        GitFolder.init(temp.resolve("r"))
            .write("docs/README.rst", "Released under the MIT license.\n")
            .commit("Begin");
    // When
    detect(folder);
    // Then
    assertThat(findings).isEmpty();
  }

  @Test
  void refutesAReadmeThatIsThere() throws Exception {
    // Given
    GitFolder folder = GitFolder.init(temp.resolve("r")).write("a.c", "int a;\n").commit("Begin");
    detect(folder);
    folder.write("Readme.txt", "x").commit("Second");
    // When, Then
    assertThat(new InventoryDetector().judge(folder.survey(), findings.getLast()))
        .isEqualTo(new Judgement.Refuted("There is Readme.txt."));
  }

  private JsonNode detect(GitFolder folder) throws Exception {
    // Read back, since a long and an int of the same value are not equal as nodes.
    return new ObjectMapper()
        .readTree(new InventoryDetector().detect(folder.survey(), TASK, findings::add).toString());
  }
}
