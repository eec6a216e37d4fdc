package dev.bob.state.log.file;

import dev.bob.state.lock.LockFile;
import dev.bob.state.log.Alarms;
import dev.bob.state.log.LogException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The one thread that writes the journal and takes its lock. Nobody interrupts it: an interrupt
 * inside a channel closes it and drops the lock.
 */
final class Appender {
  private static final int QUEUE_MAX = 10_000;
  private static final String ALARM = "cannot append for the moment, and tries again: ";
  private static final Duration RETRY_AFTER = Duration.ofMillis(100);
  private static final long SPIN_NANOS_MAX = 50_000;

  /** What the thread works with; closed by the thread when it ends. */
  record Tools(
      LockFile lock,
      HolderFile holder,
      Suspicion suspicion,
      JournalEnd end,
      Batch batch,
      Recent recent,
      Damage damage) {}

  private final Tools tools;
  private final Alarms alarms;
  private final Runnable news;
  private final LinkedBlockingQueue<PendingAppend> queue = new LinkedBlockingQueue<>(QUEUE_MAX);
  private final Semaphore work = new Semaphore(0);
  private final Spin spin = new Spin(SPIN_NANOS_MAX);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private boolean locked;
  private volatile Optional<LogException.ReadOnly> readOnly = Optional.empty();
  private volatile Optional<String> trouble = Optional.empty();

  /**
   * @param news is called, on the log's thread, when there are new events to read
   */
  Appender(Tools tools, Alarms alarms, Runnable news) {
    this.tools = tools;
    this.alarms = alarms;
    this.news = news;
    this.thread = Thread.ofPlatform().name("bob-journal").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Hands over an event; false if too many wait already. */
  synchronized boolean offer(PendingAppend append) throws LogException.ReadOnly {
    if (readOnly.isPresent()) {
      throw new LogException.ReadOnly(readOnly.get().getMessage(), readOnly.get());
    }
    if (closing.getCount() == 0) {
      throw closed();
    }
    boolean queued = queue.offer(append);
    work.release();
    return queued;
  }

  /** Forgets an event that its caller has withdrawn. */
  void forget(PendingAppend append) {
    queue.remove(append);
  }

  /** What keeps this process itself from writing at the moment, if something does. */
  Optional<String> trouble() {
    return trouble;
  }

  /** From now on nothing is appended any more; what is queued fails. */
  synchronized void stop(LogException.ReadOnly why) {
    if (readOnly.isEmpty()) {
      readOnly = Optional.of(why);
    }
    for (var append = queue.poll(); append != null; append = queue.poll()) {
      if (append.take()) {
        append.fail(readOnly.get());
      }
    }
  }

  /**
   * Lets the thread finish what is queued; gives up after the limit, the thread then ends later.
   */
  void close(Duration limit) {
    synchronized (this) {
      closing.countDown();
      work.release();
    }
    boolean interrupted = Thread.interrupted();
    try {
      thread.join(limit);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (var _ = tools.lock();
        var _ = tools.holder();
        var _ = tools.suspicion();
        var _ = tools.end()) {
      while (readOnly.isEmpty() && awaitWork()) {
        if (!appendOnce() && closing.await(RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS)) {
          break;
        }
      }
      end(closed());
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      // Whatever it was, the callers that wait must not wait for a thread that is gone.
      var sentence = "cannot append any more: " + reason(e);
      alarms.raise(sentence);
      end(new LogException.ReadOnly(sentence, e));
    }
  }

  /** Waits until there is something to write; false if there never will be. */
  private boolean awaitWork() throws InterruptedException {
    work.drainPermits(); // before looking, so that none is missed that comes after
    if (hasWork()) {
      return true;
    }
    long start = System.nanoTime();
    boolean soon = spin.await(() -> !queue.isEmpty());
    while (!soon && !hasWork()) {
      if (closing.getCount() == 0) {
        return false;
      }
      work.acquire();
      work.drainPermits();
    }
    spin.waited(System.nanoTime() - start);
    return true;
  }

  private boolean hasWork() {
    return !tools.batch().isEmpty() || !queue.isEmpty() || tools.suspicion().isOwed();
  }

  /** One turn with the lock; false if what is left should be tried again. */
  private boolean appendOnce() throws IOException {
    try {
      lock();
      try {
        write();
      } finally {
        unlock();
      }
      if (tools.batch().hasUnforced()) {
        news.run();
        force();
      }
      return trouble.isEmpty();
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

  private void write() throws IOException {
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
      tools.batch().take(queue);
      if (!tools.batch().isEmpty()) {
        writeBatch();
      }
      over();
    } catch (JournalFailure.NotForced e) {
      tools.suspicion().raise(e);
      throw e;
    } catch (JournalFailure e) {
      throw e;
    } catch (IOException e) {
      inTrouble(e);
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

  private void inTrouble(IOException cause) {
    var next = Optional.of(reason(cause));
    if (!trouble.equals(next)) {
      over();
      trouble = next;
      alarms.raise(ALARM + next.get());
    }
  }

  private void over() {
    trouble.ifPresent(cause -> alarms.clear(ALARM + cause));
    trouble = Optional.empty();
  }

  private void end(LogException.ReadOnly why) {
    stop(why);
    tools
        .batch()
        .fail(
            new LogException.OutcomeUnknown(
                "an append may or may not be in the journal: " + why.getMessage(), why));
  }

  private static LogException.ReadOnly closed() {
    return new LogException.ReadOnly("cannot append: this log is closed", null);
  }

  private static String reason(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
