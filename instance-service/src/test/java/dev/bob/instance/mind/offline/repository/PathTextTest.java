package dev.bob.instance.mind.offline.repository;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PathTextTest {

  @Test
  void leavesPrintablePathsAsTheyAre() {
    // When, Then
    assertThat(PathText.of("docs/Größe 日本.md".getBytes(UTF_8))).isEqualTo("docs/Größe 日本.md");
  }

  @Test
  void escapesWhatIsNotUtf8AsGitQuotesIt() {
    // When, Then
    assertThat(PathText.of("caf\u00e9".getBytes(ISO_8859_1))).isEqualTo("caf\\351");
  }

  @Test
  void escapesControlCharactersAndTextDirection() {
    // Given
    byte[] hostile = "a\u001b[31m\n\u202eb".getBytes(UTF_8);
    // When, Then
    assertThat(PathText.of(hostile)).isEqualTo("a\\033[31m\\012\\342\\200\\256b");
  }

  @Test
  void givesDifferentPathsDifferentTextsAndFindsThemAgain() {
    // Given
    long seed = 20261124;
    var random = new SplittableRandom(seed);
    byte[] alphabet = "a\\0123\u00e9\n\u001b\u202e".getBytes(UTF_8);
    Map<String, String> pathByText = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      byte[] path = new byte[random.nextInt(1, 6)];
      for (int at = 0; at < path.length; at++) {
        path[at] = alphabet[random.nextInt(alphabet.length)];
      }
      // When
      String text = PathText.of(path);
      // Then
      String bytes = new String(path, ISO_8859_1);
      assertThat(pathByText.put(text, bytes)).as("seed %d: %s", seed, text).isIn(null, bytes);
      assertThat(PathText.bytes(text)).as("seed %d: %s", seed, text).isEqualTo(path);
      assertThat(text.codePoints()).allMatch(Printable::isPrintable);
    }
  }
}
