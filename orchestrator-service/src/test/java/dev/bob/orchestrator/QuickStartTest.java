package dev.bob.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A start with other flags than those of its cache is slow, and says nothing. */
class QuickStartTest {
  private static final Path DEPLOY = Path.of("").toAbsolutePath().resolveSibling("deploy");

  @Test
  void theScriptsAndTheImagesStartAJvmWithTheSameFlags() throws Exception {
    assertThat(DEPLOY.resolve("lib.sh"))
        .content()
        .contains("quick_jvm=(" + String.join(" ", QuickStart.FLAGS) + ")");
    assertThat(Files.readAllLines(DEPLOY.resolve("docker/jvm"))).containsAll(QuickStart.FLAGS);
  }
}
