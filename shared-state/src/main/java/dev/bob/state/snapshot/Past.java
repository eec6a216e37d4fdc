package dev.bob.state.snapshot;

import dev.bob.state.event.LogFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Seqs;
import dev.bob.state.fold.Verdict;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.LogException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/**
 * Folds a log as it reads today, from the nearest snapshot that is of this log: the start of a
 * hive, and the hive as it was. Keeps one batch of events in memory. May be used from any thread.
 */
public final class Past {
  private static final int READ_BATCH = 1_000;
  private static final Logger LOGGER = Logger.getLogger(Past.class);

  private final EventLog log;
  private final Snapshots snapshots;
  private final HiveState empty;
  private final Set<Long> refused = new HashSet<>();

  public Past(EventLog log, Snapshots snapshots) {
    this(log, snapshots, HiveState.EMPTY);
  }

  /**
   * @param empty the state before the first event
   */
  public Past(EventLog log, Snapshots snapshots, HiveState empty) {
    this.log = log;
    this.snapshots = snapshots;
    this.empty = empty;
  }

  /**
   * The state after the newest event up to that seq.
   *
   * @param damaged events that are known to count for nobody, whether they can be read or not; what
   *     the log says of others is found on the way
   * @param witness hears each event behind the snapshot with its verdict; of one that is folded
   *     twice, the last is right
   */
  public HiveState at(long seq, Seqs damaged, BiConsumer<Recorded, Verdict> witness)
      throws LogException {
    var without = damaged;
    while (true) { // each round leaves out at least one event more
      var fold = new Fold(nearest(seq, without), without);
      var found = foldTo(seq, fold, witness);
      if (found == without) {
        return fold.state;
      }
      without = found;
    }
  }

  /** A fold under way. */
  private static final class Fold {
    private final Seqs without;
    private HiveState state;

    Fold(HiveState state, Seqs without) {
      this.state = state;
      this.without = without;
    }
  }

  /** Gives {@code fold.without}; with more in it if an event turned out to be damaged. */
  private Seqs foldTo(long seq, Fold fold, BiConsumer<Recorded, Verdict> witness)
      throws LogException {
    long read = fold.state.seq();
    while (true) {
      var batch = log.read(read, (int) Math.min(READ_BATCH, seq - read));
      for (var recorded : batch) {
        if (recorded.seq() > seq) {
          return fold.without;
        }
        if (fold.without.contains(recorded.seq())) {
          continue;
        }
        var applied = fold.state.apply(recorded);
        if (applied.verdict().accepted()
            && recorded.event().fact() instanceof LogFact.Damaged fact
            && fold.state.holdsAny(Seqs.NONE.plus(fact.seq(), fact.last()))) {
          return fold.without.plus(fact.seq(), fact.last());
        }
        fold.state = applied.state();
        witness.accept(recorded, applied.verdict());
      }
      if (batch.isEmpty() || batch.getLast().seq() >= seq) {
        return fold.without;
      }
      read = batch.getLast().seq();
    }
  }

  /** The newest state up to that seq that is of this log and holds nothing damaged. */
  private HiveState nearest(long seq, Seqs damaged) throws LogException {
    try {
      for (long at : snapshots.seqs().headSet(seq, true).descendingSet()) {
        try {
          var snapshot = snapshots.read(at);
          if (!isOfThisLog(snapshot)) {
            refuse(at, "the snapshot at event " + at + " is of another log, or ahead of it");
          } else if (snapshot.state().holdsAny(damaged)) {
            refuse(at, "the snapshot at event " + at + " holds an event that is damaged");
          } else {
            return snapshot.state();
          }
        } catch (LogException e) {
          throw e;
        } catch (IOException e) {
          refuse(at, e.getMessage());
        }
      }
    } catch (LogException e) {
      throw e;
    } catch (IOException e) {
      LOGGER.warnf("the whole log is folded, since its snapshots cannot be listed: %s", e);
    }
    return empty;
  }

  private boolean isOfThisLog(Snapshot snapshot) throws LogException {
    var last = log.read(snapshot.seq() - 1, 1);
    return !last.isEmpty() && snapshot.isAfter(last.getFirst());
  }

  private void refuse(long seq, String why) {
    synchronized (refused) {
      if (refused.add(seq)) {
        LOGGER.warnf("a snapshot is not used: %s", why);
      }
    }
  }
}
