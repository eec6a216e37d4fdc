package dev.bob.instance.mind.offline.large;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.instance.mind.Judgement;
import dev.bob.instance.mind.offline.GitFolder;
import dev.bob.state.model.Evidence;
import dev.bob.state.model.Finding;
import dev.bob.state.model.Role;
import dev.bob.state.model.Severity;
import dev.bob.state.model.TaskSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeFileDetectorTest {
  private static final int MIB = 1 << 20;
  private static final TaskSpec TASK =
      new TaskSpec("large", "large", "", Role.BUILDER, List.of(), List.of(), false, Map.of());

  @TempDir Path temp;

  @Test
  void findsWhatWeighsAfterCompressionAndNothingElse() throws Exception {
    // Given
    GitFolder folder =
        GitFolder.init(temp.resolve("r"))
            .write("video.mp4", noise(3 * MIB))
            .write("vendor/huge.bin", noise(11 * MIB))
            .write("log.txt", "the same line again and again\n".repeat(200_000))
            .write("small.bin", noise(MIB - 10))
            .commit("Begin");
    List<Finding> findings = new ArrayList<>();
    // When
    JsonNode result = new LargeFileDetector().detect(folder.survey(), TASK, findings::add);
    // Then
    assertThat(findings)
        .extracting(Finding::title)
        .containsExactly(
            "vendor/huge.bin has 11.0 MiB, more than 10.0 MiB when compressed",
            "video.mp4 has 3.0 MiB, 3.0 MiB when compressed");
    assertThat(findings)
        .extracting(Finding::severity)
        .containsExactly(Severity.MEDIUM, Severity.LOW);
    assertThat(folder.shell(findings.getLast().evidence().command())).isEqualTo("" + 3 * MIB);
    assertThat(result.path("found").path("large-file").asInt()).isEqualTo(2);
    assertThat(result.path("heavy_bytes").asLong()).isEqualTo(14L * MIB);
    for (Finding finding : findings) {
      assertThat(new LargeFileDetector().judge(folder.survey(), finding))
          .isInstanceOf(Judgement.Confirmed.class);
    }
  }

  @Test
  void refutesASizeThatTheFileDoesNotHave() throws Exception {
    // Given
    GitFolder folder =
        GitFolder.init(temp.resolve("r"))
            .write("a.bin", noise(2 * MIB))
            .write("b.bin", noise(3 * MIB))
            .commit("Begin");
    List<Finding> findings = new ArrayList<>();
    new LargeFileDetector().detect(folder.survey(), TASK, findings::add);
    Finding real = findings.getFirst();
    Evidence other = findings.getLast().evidence();
    var wrong =
        new Finding(
            real.id(),
            real.kind(),
            real.severity(),
            real.title(),
            real.why(),
            real.effort(),
            real.tags(),
            other);
    // When, Then
    assertThat(new LargeFileDetector().judge(folder.survey(), wrong))
        .isInstanceOf(Judgement.Refuted.class);
  }

  private static byte[] noise(int bytes) {
    byte[] noise = new byte[bytes];
    new SplittableRandom(bytes).nextBytes(noise);
    return noise;
  }
}
