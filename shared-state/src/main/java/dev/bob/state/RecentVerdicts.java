package dev.bob.state;

import dev.bob.state.fold.Verdict;
import java.util.Optional;

/**
 * The verdicts on the newest events, written by the fold's thread alone, under the hive's monitor.
 */
final class RecentVerdicts {
  static final int KEPT_MAX = 8_192;
  private final long[] seqs = new long[KEPT_MAX];
  private final Verdict[] verdicts = new Verdict[KEPT_MAX];

  void put(long seq, Verdict verdict) {
    int slot = (int) (seq % KEPT_MAX);
    seqs[slot] = seq;
    verdicts[slot] = verdict;
  }

  /** Empty if that event is older than the newest {@value #KEPT_MAX}. */
  Optional<Verdict> of(long seq) {
    int slot = (int) (seq % KEPT_MAX);
    return seqs[slot] == seq ? Optional.of(verdicts[slot]) : Optional.empty();
  }
}
