package dev.bob.state.log.file;

import dev.bob.state.event.Recorded;
import java.util.ArrayList;
import java.util.List;

/** What one read has gathered so far. */
final class Found {
  private static final int BYTES_MAX = 4 * 1024 * 1024;

  private final long afterSeq;
  private final int limit;
  private final List<Recorded> events = new ArrayList<>();
  private int bytes;

  Found(long afterSeq, int limit) {
    this.afterSeq = afterSeq;
    this.limit = limit;
  }

  void add(Recorded event, int lineBytes) {
    if (event.seq() > afterSeq) {
      events.add(event);
      bytes += lineBytes;
    }
  }

  boolean isFull() {
    return events.size() >= limit || bytes >= BYTES_MAX;
  }

  long afterSeq() {
    return afterSeq;
  }

  /** Of the newest event found, or {@code afterSeq}. */
  long lastSeq() {
    return events.isEmpty() ? afterSeq : events.getLast().seq();
  }

  List<Recorded> events() {
    return events;
  }
}
