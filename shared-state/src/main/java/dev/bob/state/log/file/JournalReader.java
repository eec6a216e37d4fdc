package dev.bob.state.log.file;

import dev.bob.state.event.Recorded;
import dev.bob.state.log.LogException;
import dev.bob.state.log.file.Places.Place;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads events out of the segments, without the lock and from any thread; it opens segments anew
 * for each read and not as channels, so that an interrupted reader breaks nothing.
 */
final class JournalReader {
  /**
   * Damage may have led to a successor of another number: every so many looks finds it. A prime, so
   * that in no rhythm of several readers it is always the same one's.
   */
  private static final int WHOLE_LOOK_EVERY = 11;

  private final JournalFolder folder;
  private final Damage damage;
  private final ArchivedSegments archive;
  private final Places places = new Places();
  private final AtomicInteger looks = new AtomicInteger();

  JournalReader(JournalFolder folder, Damage damage) {
    this.folder = folder;
    this.damage = damage;
    this.archive = new ArchivedSegments(folder);
  }

  /**
   * As {@link dev.bob.state.log.EventLog#read}; bad lines are left out.
   *
   * @throws LogException.Truncated if what was asked for is gone or cannot be read
   * @throws LogException.ReadOnly if a newer program has written it
   */
  List<Recorded> read(long afterSeq, int limit) throws LogException {
    try {
      if (isStillTheEnd(afterSeq)) {
        return List.of();
      }
      var soon = readWhereItWas(afterSeq, limit);
      if (!soon.isEmpty()) {
        return soon;
      }
      // Listed before the last segment is read: one that is followed by another grows no more.
      var segments = folder.segments();
      if (segments.isEmpty() || segments.first() > afterSeq + 1) {
        segments.addAll(folder.archivedSegments());
      }
      return segments.isEmpty() ? List.of() : read(afterSeq, limit, segments);
    } catch (LogException e) {
      throw e;
    } catch (IOException e) {
      throw new LogException.Truncated(
          "cannot read " + folder.journal() + " after seq " + afterSeq + ": " + e.getMessage());
    }
  }

  /**
   * Whether the segment where reading ended has not grown and has no successor. Every process looks
   * so often that nothing is opened or listed for it.
   */
  private boolean isStillTheEnd(long afterSeq) {
    var known = places.behind(afterSeq);
    if (known.isEmpty() || looks.incrementAndGet() % WHOLE_LOOK_EVERY == 0) {
      return false;
    }
    var place = known.get();
    return place.offset() > 0
        && folder.segment(place.segment()).toFile().length() == place.offset()
        && !folder.segment(place.nextSeq()).toFile().exists();
  }

  /** What has come since in the segment where reading ended; empty if nothing, or unknown. */
  private List<Recorded> readWhereItWas(long afterSeq, int limit) throws IOException {
    var known = places.behind(afterSeq);
    if (known.isEmpty()) {
      return List.of();
    }
    var found = new Found(afterSeq, limit);
    try {
      return keepPlace(readSegment(known.get(), found), found);
    } catch (FileNotFoundException e) {
      // Moved away by a person; what follows may still be there.
      places.forget(afterSeq);
      return List.of();
    }
  }

  private List<Recorded> keepPlace(Place place, Found found) {
    places.keep(found.lastSeq(), place);
    return found.events();
  }

  private List<Recorded> read(long afterSeq, int limit, NavigableSet<Long> segments)
      throws IOException {
    var place = placeAfter(afterSeq, segments);
    var found = new Found(afterSeq, limit);
    while (true) {
      place = readSegment(place, found);
      var next = segments.higher(place.segment());
      if (found.isFull() || next == null) {
        break;
      }
      long expected = place.nextSeq();
      if (next > expected && segments.addAll(folder.archivedSegments())) {
        // One in between was archived, maybe while the plain ones were listed.
        next = segments.higher(place.segment());
      }
      if (next > expected) {
        damage.gap(place.lastSeq(), next);
      }
      place = Place.startOf(next);
    }
    return keepPlace(place, found);
  }

  private Place placeAfter(long afterSeq, NavigableSet<Long> segments)
      throws LogException.Truncated {
    return places
        .before(afterSeq, segments)
        .orElseThrow(
            () ->
                new LogException.Truncated(
                    "cannot read the events after seq %s: %s begins at seq %s"
                        .formatted(afterSeq, folder.journal(), segments.first())));
  }

  private Place readSegment(Place from, Found found) throws IOException {
    try (var segment = open(from.segment())) {
      var lines = new SegmentLines(segment, from.offset());
      var place = from;
      while (!found.isFull() && lines.next()) {
        place = take(place, lines, found);
        if (place.offset() != lines.endOffset()) {
          break;
        }
      }
      return place;
    }
  }

  /** A plain one goes when its archive is there, and not before. */
  private SegmentBytes open(long segment) throws IOException {
    try {
      return SegmentBytes.of(new RandomAccessFile(folder.segment(segment).toFile(), "r"));
    } catch (FileNotFoundException e) {
      try {
        return archive.open(segment);
      } catch (FileNotFoundException f) {
        e.addSuppressed(f);
        throw e;
      }
    }
  }

  /** The place behind the line; the same place again if the line is still being written. */
  private Place take(Place place, SegmentLines lines, Found found) throws IOException {
    var seen = JournalLine.seqAtStart(lines.bytes(), lines.from(), lines.to());
    if (seen.isPresent()
        && seen.getAsLong() > place.lastSeq()
        && seen.getAsLong() <= found.afterSeq()) {
      return new Place(place.segment(), lines.endOffset(), seen.getAsLong(), 0);
    }
    return switch (lines.parse()) {
      case JournalLine.Whole(var event) -> {
        if (event.seq() <= place.lastSeq()) {
          damage.twice(event.seq());
          yield new Place(place.segment(), lines.endOffset(), place.lastSeq(), place.bad());
        }
        if (event.seq() > place.nextSeq()) {
          damage.gap(place.lastSeq(), event.seq());
        }
        found.add(event, lines.to() - lines.from());
        yield new Place(place.segment(), lines.endOffset(), event.seq(), 0);
      }
      case JournalLine.Bad(var why) -> {
        if (!lines.isSameOnSecondLook()) {
          yield place;
        }
        damage.badLine(
            place.nextSeq(), why, Arrays.copyOfRange(lines.bytes(), lines.from(), lines.to()));
        yield new Place(place.segment(), lines.endOffset(), place.lastSeq(), place.bad() + 1);
      }
      case JournalLine.Foreign(var why) -> throw damage.foreign(place.nextSeq(), why);
    };
  }
}
