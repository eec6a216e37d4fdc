package dev.bob.state.log.file;

import dev.bob.state.log.Alarms;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Whether the journal is suspect, since some process could not make it durable, and what follows
 * from that. All methods belong to the log's one thread.
 */
final class Suspicion implements Closeable {
  /** How often a mark is tried, ten times a second: a minute in which nobody appends. */
  static final int MARK_TRIES_MAX = 600;

  /** How often one process copies: a disk that fails so often is nothing to go on with. */
  static final int COPIES_MAX = 50;

  private final SuspectMarks marks;
  private final SuspectRecovery recovery;
  private final Alarms alarms;
  private Optional<JournalFailure.NotForced> unmarked = Optional.empty();
  private int markTries;
  private int copies;
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
  void raise(JournalFailure.NotForced failure) {
    alarms.raise("the disk fails, check it: " + failure.getMessage());
    owed = true;
    unmarked = Optional.of(failure);
    try {
      mark();
    } catch (IOException e) {
      // The next turn, which comes at once, says so, and keeps the lock until the mark is there.
    }
  }

  /** Whether the others do not know yet what this process has met: only its lock stops them. */
  boolean isUnmarked() {
    return unmarked.isPresent();
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
   * @throws IOException if it cannot be marked or copied for the moment
   */
  boolean settle() throws IOException {
    mark();
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

  private void mark() throws IOException {
    if (unmarked.isPresent()) {
      var failure = unmarked.get();
      try {
        marks.add(failure.segment(), failure.getMessage());
        unmarked = Optional.empty();
        markTries = 0;
      } catch (IOException e) {
        throw cannotMark(failure, e);
      }
    }
  }

  private IOException cannotMark(JournalFailure.NotForced failure, IOException cause) {
    var sentence =
        "the journal is suspect, since its disk failed (%s), and the other processes cannot be told: cannot write to %s: %s"
            .formatted(failure.getMessage(), marks.path(), cause.getMessage());
    return ++markTries < MARK_TRIES_MAX
        ? new IOException(sentence, cause)
        : new JournalFailure.Suspect(
            sentence
                + "; they go on now, and may rest on what is lost: stop the hive, check the disk, keep a copy of the home folder",
            cause);
  }

  private void copy(SuspectMarks.Standing standing) throws IOException {
    owed = true;
    try {
      if (copies == COPIES_MAX || !standing.curable()) {
        throw new JournalFailure.Suspect("it has failed too often", null);
      }
      recovery.run(standing.oldestSegment(), standing.allNamed());
      copies++;
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
