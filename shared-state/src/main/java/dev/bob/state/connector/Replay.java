package dev.bob.state.connector;

import dev.bob.state.Hive;
import dev.bob.state.event.Recorded;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Message;
import dev.bob.state.fold.Seqs;
import dev.bob.state.log.LogException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Older messages once more, for those that are no longer in the hive's window. It folds the log
 * from the snapshot before them, since only the fold tells a message from what was rejected: it
 * costs as much time as a start, and one batch and one more state of the hive in memory.
 */
final class Replay {
  private static final int READ_BATCH = 500;

  private final Hive hive;
  private final Deque<Recorded> batch = new ArrayDeque<>();
  private Seqs without;
  private HiveState state;

  /**
   * @param afterSeq all messages up to that seq are no longer wanted
   */
  Replay(Hive hive, long afterSeq) throws LogException {
    this.hive = hive;
    this.without = hive.state().log().damaged();
    this.state = hive.at(afterSeq);
  }

  /** The next message that fits and is not after that seq; empty if none is left. */
  Optional<Message> next(Predicate<Message> fits, long lastSeq) throws LogException {
    while (state.seq() < lastSeq) {
      var damaged = hive.state().log().damaged();
      if (!damaged.equals(without)) {
        without = damaged;
        state = hive.at(state.seq());
        batch.clear();
      }
      if (batch.isEmpty()) {
        batch.addAll(hive.read(state.seq(), READ_BATCH));
      }
      if (batch.isEmpty()) {
        return Optional.empty();
      }
      var recorded = batch.remove();
      state = state.apply(recorded).state();
      var found = Optional.ofNullable(state.mail().bySeq().get(recorded.seq())).filter(fits);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
