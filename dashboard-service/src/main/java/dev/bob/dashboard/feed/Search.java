package dev.bob.dashboard.feed;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/**
 * One search for the newest lines that fit, from the newest file to the oldest, bounded in time.
 */
final class Search {
  private final LogQuery query;
  private final int limit;
  private final Duration timeMax;
  private final Deque<LogLine> found = new ArrayDeque<>();
  private OptionalLong endNanos = OptionalLong.empty();
  private boolean more;
  private boolean late;

  Search(LogQuery query, int limit, Duration timeMax) {
    this.query = query;
    this.limit = limit;
    this.timeMax = timeMax;
  }

  /**
   * Searches one more file; ends before its beginning if there is enough, or no time left. The time
   * begins with the first one.
   */
  void in(BackwardLines lines) throws IOException {
    if (endNanos.isEmpty()) {
      endNanos = OptionalLong.of(System.nanoTime() + timeMax.toNanos());
    }
    while (!more) {
      var line = lines.previous();
      if (line.isEmpty()) {
        return;
      }
      late = System.nanoTime() - endNanos.getAsLong() > 0;
      more = found.size() == limit || late;
      if (!more) {
        LogLine.parse(line.get()).filter(query::fits).ifPresent(found::addFirst);
      }
    }
  }

  /** Oldest first. */
  List<LogLine> found() {
    return List.copyOf(found);
  }

  /** Whether there may be older ones that fit. */
  boolean more() {
    return more;
  }

  /** Whether it ended for want of time. */
  boolean late() {
    return late;
  }
}
