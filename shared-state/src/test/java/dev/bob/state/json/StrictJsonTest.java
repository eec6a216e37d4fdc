package dev.bob.state.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrictJsonTest {
  private static final int SIZE_BYTES_MAX = 1_000_000;

  @TempDir private Path directory;

  static Stream<byte[]> hostile() {
    return Stream.of(
        bytes(""),
        bytes("  \n"),
        bytes("{"),
        bytes("{\"a\":1"),
        bytes("{\"a\":1}{\"a\":2}"),
        bytes("{\"a\":1,\"a\":2}"),
        bytes("{\"a\":NaN}"),
        bytes("\0\0\0\0"),
        bytes("[".repeat(100_000)),
        bytes("{\"a\":\"\\ud800\"}"),
        bytes("{\"\\udc00\":1}"),
        bytes("[[\"\\ud83d \\ude00\"]]"),
        bytes("\ufeff{}"),
        "{\"a\":1}".getBytes(UTF_16),
        "{\"a\":\"é\"}".getBytes(ISO_8859_1),
        new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'},
        bytes("\"" + "x".repeat(SIZE_BYTES_MAX) + "\""));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void refusesWhatIsNoPlainJsonAndNamesThePath(byte[] content) throws Exception {
    // Given
    var file = Files.write(directory.resolve("a.json"), content);

    // Then
    assertThatThrownBy(() -> StrictJson.read(file, SIZE_BYTES_MAX))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot read " + file);
  }

  @Test
  void refusesWhatIsNoRegularFileWithoutOpeningIt() throws Exception {
    // Given
    var real = Files.writeString(directory.resolve("real.json"), "{}");
    var link = Files.createSymbolicLink(directory.resolve("link.json"), real);
    var pipe = directory.resolve("pipe.json");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();

    // Then
    for (var file : new Path[] {link, pipe, directory, directory.resolve("missing")}) {
      assertThatThrownBy(() -> StrictJson.read(file, SIZE_BYTES_MAX))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no regular file");
    }
  }

  @Test
  void readsWhatIsPlainJson() throws Exception {
    // Given
    var file =
        Files.writeString(directory.resolve("a.json"), "{\"a\":[\"😀 é \\ud83d\\ude00\"]}\n");

    // Then
    assertThat(StrictJson.read(file, SIZE_BYTES_MAX).at("/a/0").textValue()).isEqualTo("😀 é 😀");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
