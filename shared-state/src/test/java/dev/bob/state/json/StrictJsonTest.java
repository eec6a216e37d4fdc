package dev.bob.state.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private static final int SIZE_BYTES_MAX = 1_000_000;

  @TempDir private Path directory;

  static Stream<BadInput> hostile() {
    return BadInput.documents().stream();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void refusesWhatIsNoPlainJsonByNameAndNamesThePath(BadInput bad) throws Exception {
    // Given
    var file = Files.write(directory.resolve("a.json"), bad.content().get());

    // Then
    assertThatThrownBy(() -> StrictJson.read(file, Integer.MAX_VALUE))
        .isInstanceOfSatisfying(
            BadJson.class, e -> assertThat(e.fault()).as(e.getMessage()).isEqualTo(bad.fault()))
        .hasMessageContaining("cannot read " + file);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void refusesTheSameAmongEntries(BadInput bad) throws Exception {
    // Given
    var file = Files.write(directory.resolve("a.json"), bad.content().get());

    // Then
    assertThatThrownBy(
            () ->
                StrictJson.read(
                    file, Integer.MAX_VALUE, Set.of("messages"), 1_000, (_, _, _) -> {}))
        .isInstanceOf(BadJson.class)
        .hasMessageContaining("cannot read " + file);
  }

  @Test
  void refusesMoreThanItMayRead() throws Exception {
    // Given
    var file = Files.writeString(directory.resolve("a.json"), " ".repeat(SIZE_BYTES_MAX) + "{}");

    // Then
    assertThat(fault(() -> StrictJson.read(file, SIZE_BYTES_MAX))).isEqualTo(JsonFault.TOO_LARGE);
  }

  @Test
  void goesThroughEntriesOneByOneAndSkipsWhatItDoesNotKnow() throws Exception {
    // Given
    var file =
        Files.writeString(
            directory.resolve("a.json"),
            "{\"extra\":{\"messages\":[0]},\"messages\":[1,{\"a\":[2]}],\"learnings\":[\"x\"]}");
    var seen = new ArrayList<String>();

    // When
    StrictJson.read(
        file,
        SIZE_BYTES_MAX,
        Set.of("messages", "learnings"),
        1_000,
        (list, index, entry) -> seen.add(list + index + entry));

    // Then
    assertThat(seen).containsExactly("messages01", "messages1{\"a\":[2]}", "learnings0\"x\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"messages\":{}} wrong_type",
        "[] wrong_type",
        "{\"messages\":[],\"messages\":[]} duplicate_key",
        "{\"messages\":[\"0123456789012345678901234567890123456789\"]} too_large"
      })
  void refusesWhatIsNoListOfEntries(String text) throws Exception {
    // Given
    int end = text.lastIndexOf(' ');
    var file = Files.writeString(directory.resolve("a.json"), text.substring(0, end));

    // Then
    assertThat(
            fault(
                () ->
                    StrictJson.read(file, SIZE_BYTES_MAX, Set.of("messages"), 50, (_, _, _) -> {})))
        .hasToString(text.substring(end + 1));
  }

  @Test
  void boundsTheFieldsBesideTheEntries() throws Exception {
    // Given
    var fields =
        IntStream.range(0, 101).mapToObj(i -> "\"f" + i + "\":1").collect(Collectors.joining(","));
    var file = Files.writeString(directory.resolve("a.json"), "{" + fields + "}");

    // Then
    assertThat(fault(() -> StrictJson.read(file, SIZE_BYTES_MAX, Set.of(), 50, (_, _, _) -> {})))
        .isEqualTo(JsonFault.TOO_LARGE);
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

  private static JsonFault fault(ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(BadJson.class, call).fault();
  }
}
