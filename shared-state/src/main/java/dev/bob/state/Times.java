package dev.bob.state;

import dev.bob.state.event.Recorded;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.LogException;
import java.time.Instant;
import java.util.List;

/**
 * Finds events by the wall clocks of their authors, for people. The clocks of authors differ a
 * little and are set now and then, so times rise along the log as a whole, but not from each event
 * to the next.
 */
record Times(EventLog log) {
  /** How far around the place that halving finds it looks at each event. */
  static final int NEIGHBOURS = 1_000;

  /**
   * The seq of the newest event up to {@code newest} that was not stated later; 0 if there is none.
   * Reads some twenty events of the log, and the neighbours of the one that it finds.
   */
  long lastUntil(Instant time, long newest) throws LogException {
    long low = 0;
    long high = newest;
    while (low < high) { // halves the distance
      long middle = low + (high - low + 1) / 2;
      var found = log.read(middle - 1, 1);
      if (!found.isEmpty() && isUntil(found.getFirst(), time)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    long found = Math.max(lastIn(low - NEIGHBOURS, newest, time), lastIn(low, newest, time));
    return Math.min(newest, found);
  }

  private long lastIn(long afterSeq, long newest, Instant time) throws LogException {
    List<Recorded> near = log.read(Math.max(0, afterSeq), NEIGHBOURS);
    return near.stream()
        .filter(recorded -> recorded.seq() <= newest && isUntil(recorded, time))
        .mapToLong(Recorded::seq)
        .max()
        .orElse(0);
  }

  private static boolean isUntil(Recorded recorded, Instant time) {
    return !recorded.event().at().isAfter(time);
  }
}
