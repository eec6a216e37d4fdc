package dev.bob.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bob.state.event.Author;
import dev.bob.state.event.Event;
import dev.bob.state.event.FleetFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.fold.HiveStory;
import dev.bob.state.log.LogException;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimesTest {
  private static final int EVENTS = 5_000;
  private final InMemoryEventLog log = new InMemoryEventLog();

  @Test
  void findsTheNewestEventThatIsNotLater() throws LogException {
    // Given
    for (int i = 1; i <= EVENTS; i++) {
      at(i);
    }

    // Then
    assertThat(until(0)).isZero();
    for (long seq : new long[] {1, 2, 777, 2_500, EVENTS - 1, EVENTS, EVENTS + 9}) {
      assertThat(until(seq)).isEqualTo(Math.min(seq, EVENTS));
    }
    assertThat(new Times(log).lastUntil(HiveStory.AT.plusSeconds(EVENTS), 30)).isEqualTo(30);
  }

  @Test
  void bearsClocksThatDiffer() throws LogException {
    // Given: of two authors one is 400 s ahead.
    for (int i = 1; i <= EVENTS; i++) {
      at(i % 2 == 0 ? i : i + 400);
    }

    // Then
    assertThat(until(3_000)).isEqualTo(3_000);
    assertThat(until(3_001)).isEqualTo(3_000);
  }

  /** Halving looked into what was moved away, and failed for every time, recent ones too. */
  @Test
  void findsWhatIsThereAfterTheOldestWasMovedAway() throws LogException {
    // Given
    for (int i = 1; i <= EVENTS; i++) {
      at(i);
    }

    for (long gone : new long[] {1, 999, 2_500, 4_900}) {
      var times = new Times((afterSeq, limit) -> readAfter(gone, afterSeq, limit));

      // Then
      for (long seq : new long[] {gone + 1, gone + 50, EVENTS - 1, EVENTS}) {
        assertThat(times.lastUntil(HiveStory.AT.plusSeconds(seq), EVENTS)).isEqualTo(seq);
      }
      assertThatThrownBy(() -> times.lastUntil(HiveStory.AT.plusSeconds(gone), EVENTS))
          .isInstanceOf(LogException.Truncated.class);
    }
  }

  private List<Recorded> readAfter(long gone, long afterSeq, int limit) throws LogException {
    if (afterSeq < gone) {
      throw new LogException.Truncated("it begins at seq " + (gone + 1));
    }
    return log.read(afterSeq, limit);
  }

  @Test
  void hasNothingInAnEmptyLog() throws LogException {
    assertThat(new Times(log).lastUntil(HiveStory.AT, 0)).isZero();
  }

  private long until(long second) throws LogException {
    return new Times(log).lastUntil(HiveStory.AT.plusSeconds(second), EVENTS);
  }

  private void at(long second) throws LogException {
    log.append(
        new Event(HiveStory.AT.plusSeconds(second), Author.person(), new FleetFact.Wished(3)));
  }
}
