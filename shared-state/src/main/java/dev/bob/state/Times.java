package dev.bob.state;

import dev.bob.state.event.Recorded;
import dev.bob.state.log.LogException;
import dev.bob.state.log.Reading;
import java.time.Instant;
import java.util.List;

/**
 * Finds events by the wall clocks of their authors, for people. The clocks of authors differ a
 * little and are set now and then, so times rise along the log as a whole, but not from each event
 * to the next.
 */
record Times(Reading log) {
  /** How far around the place that halving finds it looks at each event. */
  static final int NEIGHBOURS = 1_000;

  /**
   * The seq of the newest event up to {@code newest} that was not stated later; 0 if there is none.
   * Reads some twenty events of the log (twice that where its beginning was moved away), and the
   * neighbours of the one that it finds.
   *
   * @throws LogException.Truncated if there may have been one, and it is gone
   */
  long lastUntil(Instant time, long newest) throws LogException {
    long gone = lastGone(newest);
    long low = gone;
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
    long found =
        Math.max(lastIn(Math.max(gone, low - NEIGHBOURS), newest, time), lastIn(low, newest, time));
    if (found == 0 && gone > 0) {
      throw new LogException.Truncated(
          "the log begins at seq " + (gone + 1) + ", which was stated after " + time);
    }
    return Math.min(newest, found);
  }

  /** The last seq that cannot be read any more; 0 if all can. */
  private long lastGone(long newest) {
    long low = 0;
    long high = isThere(0) ? 0 : newest;
    while (low < high) { // halves the distance
      long middle = low + (high - low) / 2;
      if (isThere(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private boolean isThere(long afterSeq) {
    try {
      log.read(afterSeq, 1);
      return true;
    } catch (LogException e) {
      return false; // if it is another failure than being gone, the next reads throw it
    }
  }

  private long lastIn(long afterSeq, long newest, Instant time) throws LogException {
    List<Recorded> near = log.read(afterSeq, NEIGHBOURS);
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
