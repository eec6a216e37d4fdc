package dev.bob.state.snapshot;

import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.LogFact;
import dev.bob.state.fold.HiveState;
import java.io.IOException;
import org.jboss.logging.Logger;

/**
 * Takes a snapshot every so many events. For the keeper of the views alone, on its thread: there is
 * one in a hive. If it dies, at worst the last snapshot is missing.
 */
public final class SnapshotKeeper {
  /** What a start folds in a blink: an end with fewer new events leaves no snapshot behind. */
  private static final int WORTH_A_LAST_ONE_EVENTS = 500;

  private static final Logger LOGGER = Logger.getLogger(SnapshotKeeper.class);

  private final Hive hive;
  private final Snapshots snapshots;
  private final int everyEvents;
  private long lastSeq;

  /**
   * @param everyEvents how many events at least lie between two snapshots: fewer make starts
   *     shorter, and cost a file with the whole state each time
   */
  public SnapshotKeeper(Hive hive, Snapshots snapshots, int everyEvents) {
    this.hive = hive;
    this.snapshots = snapshots;
    this.everyEvents = everyEvents;
  }

  /**
   * Takes one if it is time to; costs nothing if not.
   *
   * @throws IOException if it was time and did not succeed; it is tried again when it is time anew
   */
  public void turn() throws IOException {
    takeAfter(everyEvents);
  }

  /** Takes the last one before the end, so that the next start is short. */
  public void end() throws IOException {
    takeAfter(Math.min(everyEvents, WORTH_A_LAST_ONE_EVENTS));
  }

  private void takeAfter(int events) throws IOException {
    var state = hive.state();
    if (state.seq() - lastSeq < events) {
      return;
    }
    var before = snapshots.seqs().floor(state.seq());
    lastSeq = before == null ? 0 : before;
    if (state.seq() - lastSeq >= events) {
      lastSeq = state.seq(); // also if it fails, so that a full disk does not fill the log
      take(state);
    }
  }

  /**
   * Others' events are folded before they are durable. The event that is appended first is durable
   * once this process is told so, and with it everything before, the state's last event included.
   */
  private void take(HiveState state) throws IOException {
    var taken = hive.submit(Author.keeper(), new LogFact.SnapshotTaken(state.seq()));
    if (!taken.accepted()) {
      throw new IOException("a snapshot may not be taken: " + taken.verdict());
    }
    var last = hive.read(state.seq() - 1, 1);
    if (state.holdsAny(hive.state().log().damaged())
        || last.isEmpty()
        || last.getFirst().seq() != state.seq()) {
      LOGGER.infof("no snapshot at event %s: something in it is damaged", state.seq());
      return;
    }
    snapshots.write(Snapshot.after(last.getFirst(), state));
  }
}
