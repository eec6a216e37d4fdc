package dev.bob.state.log.file;

import dev.bob.state.event.Event;
import dev.bob.state.event.Recorded;
import dev.bob.state.json.FolderWatch;
import dev.bob.state.lock.LockFile;
import dev.bob.state.log.Alarms;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.Feed;
import dev.bob.state.log.LogException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The log as files that several processes on one machine share, without a server: see {@link
 * JournalLine} for a line and {@code docs/state-files.md} for the rest.
 *
 * <p>If the process dies, what {@link #append} acknowledged is in the journal, and what it did not
 * is there whole or not at all; the kernel frees the lock. If the machine loses power, the same
 * holds.
 */
public final class FileEventLog implements EventLog {
  /** Some two forces of a fast disk. */
  private static final long SPIN_NANOS_MAX = 250_000;

  private final JournalFolder folder;
  private final JournalLimits limits;
  private final JournalDisk disk;
  private final Alarms alarms = new Alarms();
  private final Recent recent = new Recent();
  private final JournalReader reader;
  private final Appender appender;
  private final Feed feed;
  private final Spin spin = new Spin(SPIN_NANOS_MAX);
  private Optional<FolderWatch> watch = Optional.empty();
  private boolean closed;

  private FileEventLog(
      JournalFolder folder, JournalLimits limits, RandomGenerator random, JournalDisk disk)
      throws IOException {
    this.folder = folder;
    this.limits = limits;
    this.disk = disk;
    var damage = new Damage(folder, alarms);
    this.reader = new JournalReader(folder, damage);
    this.feed = new Feed("bob-journal-feed", this::readOn, alarms, limits.lookEvery());
    this.appender =
        new Appender(
            new AppendTurn(
                new AppendTurn.Tools(
                    LockFile.open(folder.lock()),
                    new HolderFile(folder.holder()),
                    new Suspicion(
                        new SuspectMarks(folder.holder(), disk),
                        new SuspectRecovery(folder, disk),
                        alarms),
                    new JournalEnd(folder, disk, limits.segmentBytes()),
                    new Batch(random),
                    recent,
                    damage),
                alarms,
                feed::signal),
            alarms);
  }

  /** The journal in {@code home/.bob/journal}, created where it is missing, with usual limits. */
  public static FileEventLog open(Path home) throws IOException {
    return open(home, JournalLimits.DEFAULT, new SecureRandom());
  }

  /**
   * The journal in {@code home/.bob/journal}.
   *
   * @param random names the writer; two processes must never get the same name from it
   */
  public static FileEventLog open(Path home, JournalLimits limits, RandomGenerator random)
      throws IOException {
    return open(home, limits, random, new FileDisk());
  }

  static FileEventLog open(
      Path home, JournalLimits limits, RandomGenerator random, JournalDisk disk)
      throws IOException {
    var log = new FileEventLog(JournalFolder.in(home), limits, random, disk);
    log.appender.start();
    return log;
  }

  @Override
  public long append(Event event) throws LogException {
    var append = new PendingAppend(event);
    if (!appender.offer(append)) {
      throw new LogException.Busy("cannot append: too many events wait already; try again later");
    }
    var seq = append.await(limits.appendWait(), spin);
    if (seq.isPresent()) {
      return seq.get();
    }
    if (append.withdraw()) {
      appender.forget(append);
      throw new LogException.Busy(
          "cannot append to %s: %s; nothing was written, try again"
              .formatted(folder.journal(), hindrance()));
    }
    throw new LogException.OutcomeUnknown(
        "an append to %s was not done within %s ms%s: read on to learn whether it is in"
            .formatted(
                folder.journal(),
                limits.appendWait().toMillis(),
                appender.trouble().map(cause -> " (" + cause + ")").orElse("")),
        null);
  }

  /**
   * Reads about 4 MiB at most, even if that is less than the limit; never nothing but at the end.
   */
  @Override
  public List<Recorded> read(long afterSeq, int limit) throws LogException {
    try {
      return reader.read(afterSeq, limit);
    } catch (LogException.ReadOnly e) {
      appender.stop(e);
      throw e;
    }
  }

  @Override
  public Subscription subscribe(long afterSeq, Consumer<Recorded> consumer) {
    watchOnce();
    return feed.subscribe(afterSeq, consumer);
  }

  @Override
  public List<String> alarms() {
    return alarms.standing();
  }

  /**
   * What compresses the old segments of this journal; one process of a hive runs it. Its alarms are
   * this log's.
   */
  public JournalArchive archive(ArchiveLimits archiveLimits, Clock clock) {
    return new JournalArchive(new SegmentArchiver(folder, disk), archiveLimits, clock, alarms);
  }

  /** Finishes what is queued, at most for the time that an append may wait. */
  @Override
  public void close() {
    appender.close(limits.appendWait());
    feed.close();
    closeWatch();
  }

  /** As {@link #read}, but what this process wrote itself comes from memory, alone and at once. */
  private List<Recorded> readOn(long afterSeq, int limit) throws LogException {
    var own = recent.after(afterSeq, limit);
    return own.isEmpty() ? read(afterSeq, limit) : own;
  }

  private String hindrance() {
    return appender
        .trouble()
        .orElseGet(
            () ->
                "for %s ms its lock was held by %s"
                    .formatted(
                        limits.appendWait().toMillis(), HolderFile.describe(folder.holder())));
  }

  private synchronized void watchOnce() {
    if (watch.isEmpty() && !closed) {
      try {
        watch =
            Optional.of(
                FolderWatch.start(folder.journal(), "bob-journal-watch", feed::look, feed::signal));
      } catch (IOException e) {
        alarms.raise(
            "events of other processes come up to %s ms late: cannot watch %s: %s"
                .formatted(limits.lookEvery().toMillis(), folder.journal(), e.getMessage()));
      }
    }
  }

  private synchronized void closeWatch() {
    closed = true;
    try {
      if (watch.isPresent()) {
        watch.get().close();
      }
    } catch (IOException e) {
      alarms.raise("cannot end the watch of " + folder.journal() + ": " + e.getMessage());
    }
  }
}
