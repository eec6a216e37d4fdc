package dev.bob.state.log.file;

import dev.bob.state.log.Alarms;
import java.io.Closeable;
import java.io.IOException;

/**
 * Whether the journal is suspect, since some process could not make it durable, and what follows
 * from that. All methods belong to the log's one thread.
 */
final class Suspicion implements Closeable {
  private final SuspectMarks marks;
  private final SuspectRecovery recovery;
  private final Alarms alarms;
  private boolean owed;

  Suspicion(SuspectMarks marks, SuspectRecovery recovery, Alarms alarms) {
    this.marks = marks;
    this.recovery = recovery;
    this.alarms = alarms;
  }

  /** Whether this process has met it and nothing is done about it yet. */
  boolean isOwed() {
    return owed;
  }

  /**
   * Keeps every process from appending until the journal is copied. Nothing is forced again: the
   * kernel may have dropped what it could not write, and then say "done".
   */
  void raise(JournalFailure.NotForced failure) throws IOException {
    alarms.raise("the disk fails, check it: " + failure.getMessage());
    marks.add(failure.segment(), failure.getMessage());
    owed = true;
  }

  /** Whether another process has raised it since {@link #settle}: a force since may be void. */
  boolean isNew() throws IOException {
    return marks.isNews();
  }

  /**
   * Copies the journal if it is suspect; under its lock.
   *
   * @return whether segments may have been replaced since this was asked last
   * @throws JournalFailure.Suspect if nobody may append until a person has looked at it
   * @throws IOException if it cannot be copied for the moment: its mark stands
   */
  boolean settle() throws IOException {
    if (!marks.isNews()) {
      return false;
    }
    var standing = marks.read();
    if (!standing.marks().isEmpty()) {
      copy(standing);
    }
    marks.clear(standing);
    owed = false;
    return true;
  }

  @Override
  public void close() throws IOException {
    marks.close();
  }

  private void copy(SuspectMarks.Standing standing) throws IOException {
    owed = true;
    try {
      if (!standing.curable()) {
        throw new JournalFailure.Suspect("it has failed too often", null);
      }
      recovery.run(standing.oldestSegment());
      alarms.raise(
          "the journal was suspect and has been copied anew, check the disk: " + standing.cause());
    } catch (JournalFailure.Suspect e) {
      throw new JournalFailure.Suspect(
          "the journal is suspect, since its disk failed (%s), and it could not be copied anew (%s); stop the hive, check the disk, keep a copy of the home folder, then delete %s"
              .formatted(standing.cause(), e.getMessage(), marks.path()),
          e);
    } catch (IOException e) {
      throw new IOException(
          "the journal is suspect, since its disk failed (%s), and cannot be copied anew yet: %s"
              .formatted(standing.cause(), e.getMessage()),
          e);
    }
  }
}
