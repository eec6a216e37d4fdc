package dev.bob.state.event;

/**
 * An event at its place in the log.
 *
 * @param seq 1, 2, 3, … without gaps
 * @param writer random per process start: with {@code n} it makes a retry recognisable
 * @param n 1, 2, … for each writer
 */
public record Recorded(long seq, String writer, long n, Event event) {
  /**
   * A writer that was silent for so many events is forgotten: what it says next must be its first.
   */
  public static final int IDLE_EVENTS_MAX = 100_000;
}
