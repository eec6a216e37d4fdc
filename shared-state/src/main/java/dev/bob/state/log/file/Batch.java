package dev.bob.state.log.file;

import dev.bob.state.event.Recorded;
import dev.bob.state.log.LogException;
import dev.bob.state.log.Writer;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.random.RandomGenerator;

/**
 * What the log's thread has taken and not yet answered. Writer and n are given here, when an event
 * is taken, and not before: one that was withdrawn from the queue leaves no gap, and a retry of the
 * batch keeps both unless the fold may not know the one before.
 */
final class Batch {
  private static final int EVENTS_MAX = 1_000;
  private static final int BYTES_MAX = 1024 * 1024;

  private record Numbered(PendingAppend append, String writer, long n) {}

  private record Written(PendingAppend append, long seq) {}

  private final Writer writer;
  private final Deque<Numbered> unwritten = new ArrayDeque<>();
  private final List<Written> unforced = new ArrayList<>();

  Batch(RandomGenerator random) {
    this.writer = new Writer(random);
  }

  String writer() {
    return writer.name();
  }

  /**
   * Goes on as another writer, also with what was taken and is not written yet: the fold may never
   * see some n of the old one, and would reject what follows as a gap.
   */
  void changeWriter() {
    writer.rename();
    for (int i = unwritten.size(); i > 0; i--) {
      unwritten.add(new Numbered(unwritten.remove().append(), writer.name(), writer.nextN()));
    }
  }

  /**
   * Takes what is queued, as much as goes into one write, unless a batch waits for its retry.
   *
   * @param nextSeq that of the first event, if it is written now
   */
  void take(Queue<PendingAppend> queue, long nextSeq) {
    if (writer.isSilentSince(nextSeq)) {
      changeWriter();
    }
    if (!unwritten.isEmpty()) {
      return;
    }
    int bytes = 0;
    while (unwritten.size() < EVENTS_MAX && bytes < BYTES_MAX) {
      var append = queue.poll();
      if (append == null) {
        return;
      }
      if (append.take()) {
        unwritten.add(new Numbered(append, writer.name(), writer.nextN()));
        bytes += append.body().length;
      }
    }
  }

  boolean isEmpty() {
    return unwritten.isEmpty();
  }

  boolean hasUnforced() {
    return !unforced.isEmpty();
  }

  int size() {
    return unwritten.size();
  }

  /** The lines of the batch at their places. */
  byte[] lines(long firstSeq) {
    var lines = new ByteArrayOutputStream();
    long seq = firstSeq;
    for (var next : unwritten) {
      lines.writeBytes(JournalLine.of(seq++, next.writer(), next.n(), next.append().body()));
    }
    return lines.toByteArray();
  }

  /** The first {@code count} events are in the journal from {@code firstSeq} on. */
  void written(int count, long firstSeq, Recent recent) {
    for (int i = 0; i < count; i++) {
      var next = unwritten.remove();
      long seq = firstSeq + i;
      unforced.add(new Written(next.append(), seq));
      writer.wrote(seq);
      recent.add(
          new Recorded(seq, next.writer(), next.n(), next.append().event()),
          next.append().body().length);
    }
  }

  /** What was written is durable. */
  void acknowledge() {
    unforced.forEach(written -> written.append().acknowledge(written.seq()));
    unforced.clear();
  }

  /** Nobody knows whether what was written is durable; what was not is written at the next turn. */
  void failUnforced(LogException.OutcomeUnknown failure) {
    unforced.forEach(written -> written.append().fail(failure));
    unforced.clear();
  }

  /** What was taken may be in the journal, or get into it if others force it. */
  void fail(LogException.OutcomeUnknown failure) {
    failUnforced(failure);
    unwritten.forEach(numbered -> numbered.append().fail(failure));
    unwritten.clear();
  }
}
