package dev.bob.state.log.file;

import dev.bob.state.event.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The newest events that this process appended itself, so that it need not read them back. */
final class Recent {
  private static final int EVENTS_MAX = 4_096;
  private static final long LINE_BYTES_MAX = 4 * 1024 * 1024;

  private record Own(Recorded event, int lineBytes) {}

  private final NavigableMap<Long, Own> bySeq = new TreeMap<>();
  private long bytes;

  synchronized void add(Recorded event, int lineBytes) {
    bySeq.put(event.seq(), new Own(event, lineBytes));
    bytes += lineBytes;
    while (bySeq.size() > EVENTS_MAX || bytes > LINE_BYTES_MAX) {
      bytes -= bySeq.pollFirstEntry().getValue().lineBytes();
    }
  }

  /** The events right after {@code afterSeq}, without a gap; empty if the next one is not here. */
  synchronized List<Recorded> after(long afterSeq, int limit) {
    List<Recorded> found = new ArrayList<>();
    for (long seq = afterSeq + 1; found.size() < limit; seq++) {
      var own = bySeq.get(seq);
      if (own == null) {
        break;
      }
      found.add(own.event());
    }
    return found;
  }
}
