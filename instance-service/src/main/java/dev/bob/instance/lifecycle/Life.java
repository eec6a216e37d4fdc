package dev.bob.instance.lifecycle;

import dev.bob.state.Hive;
import dev.bob.state.event.Recorded;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import dev.bob.state.log.LogException;
import java.util.List;

/**
 * Whether an incarnation may still write in the name of its id. A process that was stopped wakes up
 * with the hive as it was: so what is in the log and has not reached this process counts as well.
 */
final class Life {
  private static final int READ_BATCH = 1_000;
  private static final int BATCHES_MAX = 1_000;

  private final Hive hive;
  private final Member me;

  Life(Hive hive, Member me) {
    this.hive = hive;
    this.me = me;
  }

  /**
   * False once the hive has declared it lost, or its id belongs to another incarnation. What leaves
   * in order keeps the id until somebody takes it. A log that cannot be read takes nothing away:
   * then what is known counts.
   */
  boolean holdsItsId() {
    return newest()
        .members()
        .find(me.id())
        .filter(holder -> holder.epoch() == me.epoch())
        .filter(holder -> !(holder.standing() instanceof Member.Standing.Lost))
        .isPresent();
  }

  private HiveState newest() {
    var state = hive.state();
    try {
      List<Recorded> batch = hive.read(state.seq(), READ_BATCH);
      for (int i = 1; !batch.isEmpty() && i <= BATCHES_MAX; i++) {
        for (var recorded : batch) {
          state = state.apply(recorded).state();
        }
        batch = hive.read(state.seq(), READ_BATCH);
      }
      return state;
    } catch (LogException e) {
      return state;
    }
  }
}
