package dev.bob.state.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.Origin;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FitEventTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\ud83d",
        "half \ud83d",
        "\ud83d half",
        "\ude00",
        "😀\ude00",
        "\ud83d\ud83d\ude00",
        "\ud83d\n\ude00"
      })
  void refusesHalfACharacter(String text) {
    // Then
    assertThatThrownBy(() -> FitEvent.of(Events.saying(text)))
        .isInstanceOf(UnfitEvent.class)
        .hasMessageContaining("half a character");
  }

  @Test
  void countsTheCharactersOfNamesAsJavaDoes() {
    // Given
    var longest = "😀\n☃\u00e9".repeat(FitEvent.NAME_CHARS_MAX / 5);
    var value = longest.repeat(2) + "\":";

    // Then
    assertThat(FitEvent.of(noting(longest, value)).event()).isEqualTo(noting(longest, value));
    assertThatThrownBy(() -> FitEvent.of(noting(longest + "\\", value)))
        .isInstanceOf(UnfitEvent.class)
        .hasMessageContaining("a name of more than 1000 characters");
  }

  private static Event noting(String name, String value) {
    var entry = JsonNodeFactory.instance.objectNode().put(name, value);
    var origin = new Origin("0123456789abcdef", 1, Optional.empty());
    return new Event(
        Events.AT,
        Author.file("a"),
        new MemoryFact.EntryIngested(origin, MemoryFact.MemoryList.FINDINGS, entry));
  }

  /** Its author would fold another event than all others do. */
  @Test
  void isWhatOthersRead() {
    // Given
    var entry = JsonNodeFactory.instance.objectNode().put("text", "t").put("float", 0.1f);
    var origin = new Origin("0123456789abcdef", 1, Optional.empty());
    var fact = new MemoryFact.EntryIngested(origin, MemoryFact.MemoryList.FINDINGS, entry);

    // When
    var event = FitEvent.of(new Event(Events.AT, Author.file("a"), fact)).event();

    // Then
    assertThat(((MemoryFact.EntryIngested) event.fact()).entry().path("float").isDouble()).isTrue();
  }
}
