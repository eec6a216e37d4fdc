package dev.bob.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.FactType;
import dev.bob.state.event.LogFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A browser hears only of the events that it names. */
class EventsOfThePageTest {
  private static final Path PAGE = Path.of("src/main/resources/META-INF/resources/events.js");

  @Test
  void areAllButThoseOfTheLogItself() throws IOException {
    // Given
    var script = Files.readString(PAGE);

    // Then
    assertThat(
            Arrays.stream(FactType.values())
                .filter(type -> !LogFact.class.isAssignableFrom(type.type()))
                .filter(type -> !script.contains("\"" + type + "\"")))
        .isEmpty();
  }
}
