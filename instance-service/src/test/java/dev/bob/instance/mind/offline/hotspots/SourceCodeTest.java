package dev.bob.instance.mind.offline.hotspots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.instance.mind.offline.repository.Coverage;
import dev.bob.instance.mind.offline.repository.TreeEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceCodeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "main.c",
        "src/main/java/org/example/lang/String.java",
        "lib/response.js",
        "src/documents/Doc.ts",
        "app/models/translation.rb",
        "internal/conf/conf.go",
        "src/versions.rs",
        "bin/tool.sh",
      })
  void takesPrograms(String path) {
    // When, Then
    assertThat(SourceCode.isProgram(entry(path, Coverage.EXAMINED))).as(path).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "pom.xml",
        "data/table.json",
        "Makefile",
        "schema.sql",
        "style.css",
        "page.html",
        "LICENSE",
        "src/test/java/ATest.java",
        "test_views.py",
        "pkg/server_test.go",
        "locale/de/messages.py",
        "src/i18n/fr.ts",
        "lang/pt-br.php",
        "docs/conf.py",
        "setup.py",
        "build.gradle.kts",
        "build.sbt",
        "Gruntfile.js",
        "webpack.config.js",
        "src/version.h",
        "pkg/__version__.py",
        "deps.edn",
      })
  void leavesOutWhatIsNone(String path) {
    // When, Then
    assertThat(SourceCode.isProgram(entry(path, Coverage.EXAMINED))).as(path).isFalse();
  }

  @Test
  void leavesOutWhatIsNotExamined() {
    for (Coverage coverage : Coverage.values()) {
      // When, Then
      assertThat(SourceCode.isProgram(entry("main.c", coverage)))
          .isEqualTo(coverage == Coverage.EXAMINED);
    }
  }

  private static TreeEntry entry(String path, Coverage coverage) {
    return new TreeEntry(path, ObjectId.zeroId(), FileMode.REGULAR_FILE, 1, coverage);
  }
}
