package dev.bob.dashboard.feed;

import dev.bob.state.web.Problem;
import dev.bob.state.web.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * One search for the newest lines that fit, from the newest file to the oldest, bounded in time.
 */
final class Search {
  private final LogQuery query;
  private final int limit;
  private final long endNanos;
  private final Deque<LogLine> found = new ArrayDeque<>();
  private boolean more;

  Search(LogQuery query, int limit, Duration timeMax) {
    this.query = query;
    this.limit = limit;
    this.endNanos = System.nanoTime() + timeMax.toNanos();
  }

  /**
   * Searches one more file; ends before its beginning if there is enough, or no time left.
   *
   * @throws ProblemException 400 if a regular expression is what takes the time
   */
  void in(BackwardLines lines) throws IOException {
    while (!more) {
      var line = lines.previous();
      if (line.isEmpty()) {
        return;
      }
      more = found.size() == limit || late();
      if (!more) {
        LogLine.parse(line.get()).filter(query::fits).ifPresent(found::addFirst);
      }
    }
  }

  private boolean late() {
    boolean late = System.nanoTime() - endNanos > 0;
    if (late && query.pattern().isPresent()) {
      throw new ProblemException(
          Problem.badInput(
              "regex",
              "looking for this regular expression takes too long",
              "Send a simpler one, or words as q."));
    }
    return late;
  }

  /** Oldest first. */
  List<LogLine> found() {
    return List.copyOf(found);
  }

  /** Whether there may be older ones that fit. */
  boolean more() {
    return more;
  }
}
