package dev.bob.state.fold;

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

  /** Whether all from {@code first} to {@code last} are left out. */
  boolean lacks(long first, long last) {
    return missing.count(first, last) + damaged.count(first, last) == last - first + 1;
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
