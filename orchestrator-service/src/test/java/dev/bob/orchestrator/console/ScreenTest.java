package dev.bob.orchestrator.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void aTerminalShowsTheBlockBelowWhatStays() {
    // Given
    var screen = new Screen(out, OptionalInt.of(80));
    // When
    screen.show(List.of("one works", "two waits"));
    screen.say("news");
    // Then
    assertThat(written())
        .isEqualTo("one works\ntwo waits\n\033[2A\033[Jnews\none works\ntwo waits\n");
  }

  @Test
  void anUnchangedBlockIsNotDrawnAgain() {
    // Given
    var screen = new Screen(out, OptionalInt.of(80));
    screen.show(List.of("one works"));
    bytes.reset();
    // When
    screen.show(List.of("one works"));
    // Then
    assertThat(written()).isEmpty();
  }

  @Test
  void aLineWiderThanTheTerminalIsCutSoThatTheBlockKeepsItsHeight() {
    // Given
    var screen = new Screen(out, OptionalInt.of(40));
    // When
    screen.show(List.of("x".repeat(100)));
    // Then
    assertThat(written()).isEqualTo("x".repeat(38) + "…\n");
  }

  @Test
  void withoutATerminalOnlyNewLinesArePrintedAndNothingIsErased() {
    // Given
    var screen = new Screen(out, OptionalInt.empty());
    screen.show(List.of("one works", "two waits"));
    bytes.reset();
    // When
    screen.show(List.of("one works", "two works"));
    // Then
    assertThat(written()).isEqualTo("two works\n");
  }

  @Test
  void afterItsEndTheBlockIsNotDrawnBelowTheLastWords() {
    // Given
    var screen = new Screen(out, OptionalInt.of(80));
    screen.show(List.of("one works"));
    screen.endBlock();
    bytes.reset();
    // When
    screen.show(List.of("two works"));
    screen.say("stopped");
    // Then
    assertThat(written()).isEqualTo("stopped\n");
  }

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
