package dev.bob.state.fold;

import java.util.Map;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * A set of seqs as its runs; of more than {@value #RUNS_MAX} the lowest are forgotten. Equal sets
 * are equal values, however they came about.
 *
 * @param runs the last seq of each run by its first; no two touch each other
 */
public record Seqs(PSortedMap<Long, Long> runs) {
  /** So much damage is a broken disk. */
  public static final int RUNS_MAX = 1_000;

  public static final Seqs NONE = new Seqs(TreePMap.empty());

  public boolean isEmpty() {
    return runs.isEmpty();
  }

  public boolean contains(long seq) {
    var run = runs.floorEntry(seq);
    return run != null && run.getValue() >= seq;
  }

  /** How many there are from {@code first} to {@code last}. */
  public long count(long first, long last) {
    var before = runs.floorKey(first);
    return runs
        .subMap(before == null ? first : before, true, Math.max(first, last), true)
        .entrySet()
        .stream()
        .mapToLong(run -> Math.min(last, run.getValue()) - Math.max(first, run.getKey()) + 1)
        .filter(length -> length > 0)
        .sum();
  }

  /** With all from {@code first} to {@code last}. */
  public Seqs plus(long first, long last) {
    long from = first;
    long to = last;
    var next = runs;
    for (Map.Entry<Long, Long> run = next.floorEntry(to + 1);
        run != null && run.getValue() >= from - 1;
        run = next.floorEntry(to + 1)) {
      next = next.minus(run.getKey());
      from = Math.min(from, run.getKey());
      to = Math.max(to, run.getValue());
    }
    next = next.plus(from, to);
    return new Seqs(next.size() > RUNS_MAX ? next.minus(next.firstKey()) : next);
  }

  /** Without all from {@code first} to {@code last}. */
  public Seqs minus(long first, long last) {
    var next = runs;
    for (Map.Entry<Long, Long> run = next.floorEntry(last);
        run != null && run.getValue() >= first;
        run = next.floorEntry(last)) {
      next = next.minus(run.getKey());
      if (run.getValue() > last) {
        next = next.plus(last + 1, run.getValue());
      }
      if (run.getKey() < first) {
        next = next.plus(run.getKey(), first - 1);
      }
    }
    return new Seqs(next);
  }
}
