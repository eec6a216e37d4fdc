package dev.bob.state.snapshot;

import dev.bob.state.event.Recorded;
import dev.bob.state.fold.HiveState;
import dev.bob.state.log.RecordedText;

/**
 * The state of the hive after an event.
 *
 * @param crc of that event: what tells whether a log is the one that led to this state
 */
public record Snapshot(HiveState state, String crc) {
  /** The snapshot of the state after that event. */
  public static Snapshot after(Recorded event, HiveState state) {
    return new Snapshot(state, RecordedText.crcOf(event));
  }

  public long seq() {
    return state.seq();
  }

  /** Whether that is the event after which the snapshot was taken. */
  public boolean isAfter(Recorded event) {
    return event.seq() == seq() && RecordedText.crcOf(event).equals(crc);
  }
}
