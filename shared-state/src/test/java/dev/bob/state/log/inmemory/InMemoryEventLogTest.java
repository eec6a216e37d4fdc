package dev.bob.state.log.inmemory;

import static dev.bob.state.log.Events.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bob.state.event.Recorded;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.EventLogContract;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InMemoryEventLogTest extends EventLogContract {
  private InMemoryEventLog opened = new InMemoryEventLog();

  @Override
  protected EventLog open() {
    opened = new InMemoryEventLog();
    return opened;
  }

  @Override
  protected EventLog openBeside() {
    return opened.beside(new SecureRandom());
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

  @Test
  void anotherProcessHasTheSameEventsAndAWriterOfItsOwn() throws Exception {
    // Given
    try (var log = new InMemoryEventLog(new SplittableRandom(7));
        var other = log.beside(new SplittableRandom(8))) {
      // When
      log.append(saying("a"));
      other.append(saying("b"));
      log.append(saying("c"));
      long again = log.appendAgain();

      // Then
      var all = other.read(0, 10);
      assertThat(all).extracting(Recorded::n).containsExactly(1L, 1L, 2L, 2L);
      assertThat(all).extracting(Recorded::seq).containsExactly(1L, 2L, 3L, again);
      assertThat(all.get(3).event()).isEqualTo(all.get(2).event());
      assertThat(all.get(1).writer()).isNotEqualTo(all.get(0).writer());
    }
  }
}
