package dev.bob.state.view;

import java.time.Duration;

/**
 * How long to leave the views alone after a look at them: so long that keeping them costs little,
 * and never so long that people take them for dead. Used by the keeper's thread alone.
 */
final class Pace {
  static final Duration PAUSE_MIN = Duration.ofMillis(200);
  static final Duration PAUSE_MAX = Duration.ofSeconds(5);
  private static final int TIMES = 20;

  private Duration before = Duration.ZERO;

  /**
   * The pause after a look. Of the last two looks that wrote a view the shorter one counts: a
   * single long one, the first of a process or one that had to wait for a busy machine, says
   * nothing of what a look costs.
   *
   * @param took how long the look took, by the clock on the wall
   * @param wrote whether it wrote a view, or tried to
   * @return from {@link #PAUSE_MIN} to {@link #PAUSE_MAX}
   */
  Duration after(Duration took, boolean wrote) {
    if (!wrote) { // it cost next to nothing, and says nothing of what the next one will
      return PAUSE_MIN;
    }
    var cost = took.compareTo(before) < 0 ? took : before;
    before = took;
    var pause = cost.multipliedBy(TIMES);
    if (pause.compareTo(PAUSE_MIN) < 0) {
      return PAUSE_MIN;
    }
    return pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
  }
}
