package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IncarnationsTest {
  private final List<String> lines = new ArrayList<>();

  @Test
  void oneAfterTheOtherIsNoClash() throws IOException {
    // Given
    add("instance.joined", "{\"kind\":\"instance\",\"id\":\"key\"}", "{\"key\":\"key\",\"pid\":7}");
    add("instance.lost", "{\"kind\":\"orchestrator\"}", "{\"id\":\"instance_1\",\"epoch\":1}");
    add("instance.joined", "{\"kind\":\"instance\",\"id\":\"key\"}", "{\"key\":\"key\",\"pid\":8}");
    add("instance.left", by(3), "{}");
    add("instance.joined", "{\"kind\":\"instance\",\"id\":\"key\"}", "{\"key\":\"key\",\"pid\":9}");
    // When
    var read = read(Map.of("instance_1", 5L));
    // Then
    assertThat(read.clashes()).isEmpty();
    assertThat(read.ofPid(8)).containsExactly(3L);
    assertThat(read.left(3)).isTrue();
    assertThat(read.lost(3)).isFalse();
    assertThat(read.lost(1)).isTrue();
    assertThat(read.live()).isEqualTo(1);
  }

  @Test
  void anIdThatIsGivenWhileItIsHeldIsAClash() throws IOException {
    // Given
    add("instance.joined", "{\"kind\":\"instance\",\"id\":\"a\"}", "{\"key\":\"a\"}");
    add("instance.joined", "{\"kind\":\"instance\",\"id\":\"b\"}", "{\"key\":\"b\"}");
    add("task.claimed", by(1), "{}");
    add("task.claimed", by(2), "{}");
    add("instance.left", by(1), "{}");
    // Then
    assertThat(read(Map.of()).clashes())
        .containsExactly("instance_1 was given to 2 while 1 held it");
  }

  @Test
  void aJoinOfWhichNothingIsHeardIsAClashUnlessItsLaunchHadEnded() throws IOException {
    // Given
    add("instance.joined", "{\"kind\":\"instance\",\"id\":\"a\"}", "{\"launch\":\"x\"}");
    add("launch.ended", "{\"kind\":\"orchestrator\"}", "{\"launch\":\"y\"}");
    add("instance.joined", "{\"kind\":\"instance\",\"id\":\"b\"}", "{\"launch\":\"y\"}");
    // Then
    assertThat(read(Map.of()).clashes()).containsExactly("incarnation 1 was never heard of again");
    assertThat(read(Map.of()).live()).isEqualTo(1);
  }

  @Test
  void severalIdsOfOneAndOnesThatNeverJoinedAreClashes() throws IOException {
    // Given
    add("instance.joined", "{\"kind\":\"instance\",\"id\":\"a\"}", "{}");
    add("task.claimed", by(1), "{}");
    // Then
    assertThat(read(Map.of("instance_2", 1L, "instance_3", 9L)).clashes())
        .hasSize(2)
        .anyMatch(clash -> clash.startsWith("incarnation 1 has several ids"))
        .contains("[instance_3] of 9 never joined");
  }

  private static String by(long epoch) {
    return "{\"kind\":\"instance\",\"id\":\"instance_1\",\"epoch\":" + epoch + "}";
  }

  private void add(String type, String by, String data) {
    lines.add(
        "{\"seq\":%d,\"by\":%s,\"type\":\"%s\",\"data\":%s}\n"
            .formatted(lines.size() + 1, by, type, data));
  }

  private Incarnations read(Map<String, Long> live) throws IOException {
    return Incarnations.of(Journal.of(String.join("", lines) + "{\"seq\":"), live);
  }
}
