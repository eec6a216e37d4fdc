package dev.bob.state.log.file;

import dev.bob.state.lock.LockFile;
import dev.bob.state.log.Alarms;
import dev.bob.state.log.LogException;
import dev.bob.state.log.Trouble;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.Queue;

/**
 * What is done with the journal's lock at a time, and the force that follows: settles what is
 * suspect, goes to the end, writes a batch, and answers its callers. All methods but {@link
 * #trouble} belong to the log's one thread.
 */
final class AppendTurn implements Closeable {
  /** What the thread works with; closed with the turn. */
  record Tools(
      LockFile lock,
      HolderFile holder,
      Suspicion suspicion,
      JournalEnd end,
      Batch batch,
      Recent recent,
      Damage damage) {}

  private final Tools tools;
  private final Runnable news;
  private final Trouble trouble;
  private boolean locked;

  /**
   * @param news is called, on the log's thread, when there are new events to read
   */
  AppendTurn(Tools tools, Alarms alarms, Runnable news) {
    this.tools = tools;
    this.news = news;
    this.trouble = new Trouble("cannot append for the moment, and tries again: ", alarms);
  }

  /** What keeps this process itself from writing at the moment, if something does. */
  Optional<String> trouble() {
    return trouble.cause();
  }

  /** Whether a turn has something to do though nothing is queued. */
  boolean isOwed() {
    return !tools.batch().isEmpty() || tools.suspicion().isOwed();
  }

  /** There will be no further turn. */
  void fail(LogException.OutcomeUnknown failure) {
    tools.batch().fail(failure);
  }

  @Override
  public void close() throws IOException {
    try (var _ = tools.lock();
        var _ = tools.holder();
        var _ = tools.suspicion()) {
      tools.end().close();
    }
  }

  /** One turn with the lock; false if what is left should be tried again. */
  boolean run(Queue<PendingAppend> queue) throws IOException {
    try {
      lock();
      try {
        write(queue);
      } finally {
        unlock();
      }
      if (tools.batch().hasUnforced()) {
        news.run();
        force();
      }
      return trouble.cause().isEmpty();
    } catch (JournalFailure.NotForced e) {
      failUnforced(e);
      return true;
    }
  }

  private void lock() throws IOException {
    if (!locked) {
      tools.lock().lock();
      locked = true;
    }
  }

  /** Unless the others do not know that the journal is suspect: then nothing else stops them. */
  private void unlock() throws IOException {
    if (!tools.suspicion().isUnmarked()) {
      locked = false;
      tools.lock().unlock();
    }
  }

  private void force() throws IOException {
    try {
      tools.end().force();
      if (tools.suspicion().isNew()) {
        failUnforced(new IOException("another process could not force it"));
      } else {
        tools.batch().acknowledge();
      }
    } catch (JournalFailure.NotForced e) {
      tools.suspicion().raise(e);
      throw e;
    }
  }

  private void failUnforced(IOException cause) {
    var sentence = "an append is in the journal, but maybe not for good: " + cause.getMessage();
    tools.batch().failUnforced(new LogException.OutcomeUnknown(sentence, cause));
  }

  private void write(Queue<PendingAppend> queue) throws IOException {
    try {
      if (tools.suspicion().settle()) {
        tools.damage().eventMayBeMissing();
        tools.end().leave();
      }
      if (tools.damage().takeEventMissing()) {
        tools.batch().changeWriter();
      }
      tools.holder().claim(tools.batch().writer());
      tools.end().catchUp();
      tools.end().rollIfFull();
      tools.batch().take(queue, tools.end().nextSeq());
      if (!tools.batch().isEmpty()) {
        writeBatch();
      }
      trouble.over();
    } catch (JournalFailure.NotForced e) {
      tools.suspicion().raise(e);
      throw e;
    } catch (JournalFailure e) {
      throw e;
    } catch (IOException e) {
      trouble.stands(reason(e));
    }
  }

  private void writeBatch() throws IOException {
    long firstSeq = tools.end().nextSeq();
    int lines = tools.batch().size();
    try {
      tools.end().append(tools.batch().lines(firstSeq), lines);
      tools.batch().written(lines, firstSeq, tools.recent());
    } catch (JournalFailure.PartlyWritten e) {
      tools.batch().written(e.wholeLines(), firstSeq, tools.recent());
      if (e.wholeLines() < lines) {
        throw new IOException(e.getMessage(), e);
      }
    }
  }

  static String reason(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
