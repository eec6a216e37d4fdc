package dev.bob.dashboard.feed;

import dev.bob.state.Hive;
import dev.bob.state.event.Recorded;
import dev.bob.state.fold.Verdict;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.LogException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The newest events with their verdicts, ready to be sent: one memory for all readers, each of whom
 * only remembers how far it is. Filled by the log's thread, which never waits for a reader. Lost
 * with the process, and filled again from the log at the next start.
 */
@Singleton
public final class EventWindow {
  private static final int READ_BATCH = 1_000;

  private final Hive hive;
  private final int keptMax;
  private final long keptBytesMax;
  private final NavigableMap<Long, Frame> frames = new TreeMap<>();
  private long bytes;

  /** Nothing is promised until the past is looked up. */
  private long begin = Long.MAX_VALUE;

  private long forgotten;
  private Optional<EventLog.Subscription> subscription = Optional.empty();

  @Inject
  EventWindow(Hive hive, StreamConfig config) {
    this(hive, config.eventsKeptMax(), config.eventsKeptBytesMax());
  }

  EventWindow(Hive hive, int keptMax, long keptBytesMax) {
    this.hive = hive;
    this.keptMax = keptMax;
    this.keptBytesMax = keptBytesMax;
  }

  void onStart(@Observes StartupEvent event) throws LogException {
    open();
  }

  void onStop(@Observes ShutdownEvent event) {
    subscription.ifPresent(EventLog.Subscription::close);
  }

  /** Hears what comes, then looks up what was before: what comes in between is kept once. */
  void open() throws LogException {
    subscription = Optional.of(hive.onChange(change -> add(change.recorded(), change.verdict())));
    long newest = hive.state().seq();
    long from = Math.max(0, newest - keptMax);
    var batch = hive.read(from, READ_BATCH);
    while (!batch.isEmpty() && batch.getFirst().seq() <= newest) {
      batch.forEach(this::addOld);
      batch = hive.read(batch.getLast().seq(), READ_BATCH);
    }
    beginAfter(from);
  }

  /**
   * What follows that seq, oldest first, at most {@code limit}; waits for it as long as given, and
   * may find nothing. Absent if not all that follows is kept.
   */
  synchronized Optional<List<Frame>> after(long seq, int limit, Duration wait)
      throws InterruptedException {
    long deadline = System.nanoTime() + wait.toNanos();
    long left = wait.toNanos();
    while (left > 0 && reachesBackTo(seq) && !hasAfter(seq)) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = deadline - System.nanoTime();
    }
    return reachesBackTo(seq)
        ? Optional.of(frames.tailMap(seq, false).values().stream().limit(limit).toList())
        : Optional.empty();
  }

  private boolean reachesBackTo(long seq) {
    return seq >= begin && seq >= forgotten;
  }

  private boolean hasAfter(long seq) {
    return !frames.isEmpty() && frames.lastKey() > seq;
  }

  /** A verdict that is forgotten cannot be told, so the window begins behind it. */
  private void addOld(Recorded recorded) {
    hive.verdictOn(recorded.seq())
        .ifPresentOrElse(verdict -> add(recorded, verdict), () -> forget(recorded.seq()));
  }

  private void add(Recorded recorded, Verdict verdict) {
    keep(recorded.seq(), EventView.of(recorded, verdict).frame());
  }

  private synchronized void keep(long seq, Frame frame) {
    if (frames.putIfAbsent(seq, frame) == null) {
      bytes += sizeBytes(frame);
    }
    while (frames.size() > keptMax || (bytes > keptBytesMax && frames.size() > 1)) {
      forget(frames.firstKey());
    }
    notifyAll();
  }

  private synchronized void forget(long seq) {
    forgotten = Math.max(forgotten, seq);
    while (!frames.isEmpty() && frames.firstKey() <= seq) {
      bytes -= sizeBytes(frames.pollFirstEntry().getValue());
    }
  }

  private synchronized void beginAfter(long seq) {
    begin = seq;
  }

  /** Java keeps most text with one byte a character. */
  private static long sizeBytes(Frame frame) {
    return frame.data().length();
  }
}
