package dev.bob.state.fold;

import dev.bob.state.event.Recorded;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The last n of each writer, so that a retried record counts once. A writer that has been idle for
 * {@link Recorded#IDLE_EVENTS_MAX} is forgotten.
 *
 * @param byName what each writer wrote last
 * @param byLastSeq the same writers by the seq of their last record
 */
public record Writers(PMap<String, Last> byName, PSortedMap<Long, String> byLastSeq) {
  static final Writers NONE = new Writers(HashTreePMap.empty(), TreePMap.empty());

  record Last(long n, long seq) {}

  /** The last n of that writer; 0 for a new one. */
  long lastOf(String writer) {
    var last = byName.get(writer);
    return last == null ? 0 : last.n();
  }

  /** The seq of the last record of that writer; 0 for a new one. */
  long lastSeqOf(String writer) {
    var last = byName.get(writer);
    return last == null ? 0 : last.seq();
  }

  Writers plus(String writer, long n, long seq) {
    var before = byName.get(writer);
    var next =
        new Writers(
            byName.plus(writer, new Last(n, seq)),
            (before == null ? byLastSeq : byLastSeq.minus(before.seq())).plus(seq, writer));
    var oldest = next.byLastSeq.firstEntry();
    return oldest.getKey() > seq - Recorded.IDLE_EVENTS_MAX
        ? next
        : new Writers(next.byName.minus(oldest.getValue()), next.byLastSeq.minus(oldest.getKey()));
  }
}
