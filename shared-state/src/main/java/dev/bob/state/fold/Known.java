package dev.bob.state.fold;

import java.util.List;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * How often each entry is known, so that one that is read again is not taken for a new one: the
 * newest {@value #ENTRIES_MAX}.
 *
 * @param counts by digest
 * @param bySeq the digests of each event that said something, oldest first
 */
public record Known(PMap<String, Integer> counts, PSortedMap<Long, List<String>> bySeq) {
  /** What the window holds, and the last 10,000 that left it. */
  static final int ENTRIES_MAX = Mail.MESSAGES_MAX + 10_000;

  static final Known NONE = new Known(HashTreePMap.empty(), TreePMap.empty());

  /** How often an entry of that digest is known; 0 for a new one. */
  public int count(String digest) {
    return counts.getOrDefault(digest, 0);
  }

  Known plus(long seq, List<String> digests) {
    var next = new Known(counted(counts, digests, 1), bySeq.plus(seq, digests));
    if (next.bySeq.size() <= ENTRIES_MAX) {
      return next;
    }
    var oldest = next.bySeq.firstEntry();
    return new Known(
        counted(next.counts, oldest.getValue(), -1), next.bySeq.minus(oldest.getKey()));
  }

  private static PMap<String, Integer> counted(
      PMap<String, Integer> counts, List<String> digests, int by) {
    var next = counts;
    for (var digest : digests) {
      var known = next.get(digest); // getOrDefault looks twice
      int count = (known == null ? 0 : known) + by;
      next = count == 0 ? next.minus(digest) : next.plus(digest, count);
    }
    return next;
  }
}
