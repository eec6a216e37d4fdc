package dev.bob.state.log;

import java.util.Optional;

/**
 * What keeps something from succeeding that is done again and again: an alarm, whose cause may
 * change, until it succeeds. For one thread; {@link #cause} from any.
 */
public final class Trouble {
  private final String beginning;
  private final Alarms alarms;
  private volatile Optional<String> cause = Optional.empty();

  /**
   * @param beginning of the alarm's sentence; a cause follows
   */
  public Trouble(String beginning, Alarms alarms) {
    this.beginning = beginning;
    this.alarms = alarms;
  }

  /** It did not succeed; gives whether for another cause than before. */
  public boolean stands(String now) {
    return become(Optional.of(now));
  }

  /** It has succeeded. */
  public void over() {
    become(Optional.empty());
  }

  /** Empty if the last time succeeded. */
  public Optional<String> cause() {
    return cause;
  }

  private boolean become(Optional<String> next) {
    if (next.equals(cause)) {
      return false;
    }
    cause.map(beginning::concat).ifPresent(alarms::clear);
    next.map(beginning::concat).ifPresent(alarms::raise);
    cause = next;
    return true;
  }
}
