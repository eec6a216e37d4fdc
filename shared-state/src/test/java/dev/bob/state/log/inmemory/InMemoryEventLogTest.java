package dev.bob.state.log.inmemory;

import static dev.bob.state.log.Events.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.log.EventLog;
import dev.bob.state.log.EventLogContract;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InMemoryEventLogTest extends EventLogContract {
  @Override
  protected EventLog open() {
    return new InMemoryEventLog();
  }

  @Test
  void namesItsWriterByTheRandomnessHandedIn() throws Exception {
    // Given
    try (var one = new InMemoryEventLog(new SplittableRandom(7));
        var same = new InMemoryEventLog(new SplittableRandom(7))) {
      // When
      one.append(saying("a"));
      same.append(saying("a"));

      // Then
      assertThat(one.read(0, 1)).isEqualTo(same.read(0, 1));
    }
  }
}
