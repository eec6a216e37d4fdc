package dev.bob.state.log.file;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;

/** Where the last readers ended in the journal, so that the next ones need not begin at a start. */
final class Places {
  private static final int PLACES_MAX = 64;

  /**
   * Where to read on.
   *
   * @param offset in the segment, behind a line feed
   * @param lastSeq of the last whole line before it
   * @param bad how many bad lines have followed that one
   */
  record Place(long segment, long offset, long lastSeq, long bad) {
    static Place startOf(long segment) {
      return new Place(segment, 0, segment - 1, 0);
    }

    /** What the next line gets, as far as lines were counted. */
    long nextSeq() {
      return lastSeq + bad + 1;
    }
  }

  /** By the seq that had been read; the one that was used longest ago goes first. */
  private final Map<Long, Place> bySeq =
      new LinkedHashMap<>(PLACES_MAX, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Place> eldest) {
          return size() > PLACES_MAX;
        }
      };

  /** The place right behind that seq, if somebody has read so far. */
  synchronized Optional<Place> behind(long seq) {
    return Optional.ofNullable(bySeq.get(seq));
  }

  /**
   * The nearest place at or before that seq, in the segment that holds what follows it or in a
   * later one; the start of that segment if nobody has read there; empty if no such segment is
   * left.
   *
   * @param segments those that are there
   */
  synchronized Optional<Place> before(long seq, NavigableSet<Long> segments) {
    var segment = segments.floor(seq + 1);
    if (segment == null) {
      return Optional.empty();
    }
    var nearest =
        bySeq.entrySet().stream()
            .filter(entry -> entry.getKey() <= seq)
            .filter(entry -> entry.getValue().segment() == segment)
            .map(Map.Entry::getKey)
            .max(Long::compare);
    return Optional.of(nearest.map(bySeq::get).orElseGet(() -> Place.startOf(segment)));
  }

  synchronized void keep(long seq, Place place) {
    bySeq.put(seq, place);
  }

  synchronized void forget(long seq) {
    bySeq.remove(seq);
  }
}
