package dev.bob.state.log.file;

import dev.bob.state.log.Alarms;
import dev.bob.state.log.LogException;
import dev.bob.state.model.SeqDigits;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps what cannot be read, and says so. May be called from any thread. */
final class Damage {
  private final JournalFolder folder;
  private final Alarms alarms;
  private final AtomicBoolean eventMissing = new AtomicBoolean();

  Damage(JournalFolder folder, Alarms alarms) {
    this.folder = folder;
    this.alarms = alarms;
  }

  /** A line that is not as it was written; it keeps its seq, and the log goes on without it. */
  void badLine(long seq, String why, byte[] line) throws IOException {
    var kept = folder.keep("bad-" + SeqDigits.of(seq), line);
    eventMissing.set(true);
    alarms.raise(
        "event %s in %s is damaged (%s) and left out; kept in %s"
            .formatted(seq, folder.journal(), why, kept));
  }

  void gap(long lastSeq, long nextSeq) {
    eventMissing.set(true);
    alarms.raise(
        "the events between seq %s and %s are missing in %s"
            .formatted(lastSeq, nextSeq, folder.journal()));
  }

  void twice(long seq) {
    alarms.raise(
        "a second event %s in %s is left out: the lock did not keep writers apart"
            .formatted(seq, folder.journal()));
  }

  /** A line that is whole, but beyond this program: it must not go on as if it were not there. */
  LogException.ReadOnly foreign(long seq, String why) {
    var sentence =
        "cannot read event %s in %s: %s; start the version of Bob that wrote it"
            .formatted(seq, folder.journal(), why);
    alarms.raise(sentence);
    return new LogException.ReadOnly(sentence, null);
  }

  /** What was written last may not have survived a copy; it was not acknowledged. */
  void eventMayBeMissing() {
    eventMissing.set(true);
  }

  /** Whether an event has been found missing since this was asked last; it may have been ours. */
  boolean takeEventMissing() {
    return eventMissing.getAndSet(false);
  }
}
