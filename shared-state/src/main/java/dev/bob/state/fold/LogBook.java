package dev.bob.state.fold;

import dev.bob.state.event.LogFact;

/**
 * What the log says of itself.
 *
 * @param rules the version of the rules by which the hive is folded
 * @param missing events that this fold has not seen and of which the log does not say yet that they
 *     are damaged: until it does, replicas may differ
 * @param damaged events that count for nobody
 */
public record LogBook(int rules, Seqs missing, Seqs damaged) {
  static final LogBook NEW = new LogBook(1, Seqs.NONE, Seqs.NONE);

  /**
   * Whether a state at that seq holds any event that the fact takes out: it has to be folded anew.
   */
  public boolean holds(LogFact.Damaged fact) {
    long all = fact.last() - fact.seq() + 1;
    return missing.count(fact.seq(), fact.last()) + damaged.count(fact.seq(), fact.last()) < all;
  }

  /** Whether a state at {@code seq} holds any of those events. */
  public boolean holdsAny(Seqs events, long seq) {
    return events.runs().headMap(seq, true).entrySet().stream()
        .anyMatch(run -> holds(LogFact.Damaged.of(run.getKey(), Math.min(seq, run.getValue()))));
  }

  /** How many events after that seq were not seen. */
  long holesAfter(long seq) {
    return missing.count(seq + 1, Long.MAX_VALUE) + damaged.count(seq + 1, Long.MAX_VALUE);
  }

  LogBook without(long first, long last) {
    return new LogBook(rules, missing.plus(first, last), damaged);
  }

  LogBook damaged(long first, long last) {
    return new LogBook(rules, missing.minus(first, last), damaged.plus(first, last));
  }

  LogBook ruledBy(int n) {
    return new LogBook(n, missing, damaged);
  }
}
