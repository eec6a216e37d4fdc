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
  private boolean ours;

  Suspicion(SuspectMarks marks, SuspectRecovery recovery, Alarms alarms) {
    this.marks = marks;
    this.recovery = recovery;
    this.alarms = alarms;
  }

  /** Whether this process has raised it and nothing is done about it yet. */
  boolean isOurs() {
    return ours;
  }

  /**
   * Keeps every process from appending until the journal is copied. Nothing is forced again: the
   * kernel may have dropped what it could not write, and then say "done".
   */
  void raise(JournalFailure.NotForced failure) throws IOException {
    alarms.raise("the disk fails, check it: " + failure.getMessage());
    marks.add(failure.segment(), failure.getMessage());
    ours = true;
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
    ours = false;
    return true;
  }

  @Override
  public void close() throws IOException {
    marks.close();
  }

  private void copy(SuspectMarks.Standing standing) throws JournalFailure.Suspect {
    try {
      if (!standing.curable()) {
        throw new IOException("it has failed too often");
      }
      recovery.run(standing.oldestSegment());
      alarms.raise(
          "the journal was suspect and has been copied anew, check the disk: " + standing.cause());
    } catch (IOException e) {
      throw new JournalFailure.Suspect(
          "the journal is suspect, since its disk failed (%s), and it could not be copied anew (%s); stop the hive, check the disk, keep a copy of the home folder, then delete %s"
              .formatted(standing.cause(), e.getMessage(), marks.path()),
          e);
    }
  }
}
