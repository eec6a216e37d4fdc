package dev.bob.state.log.inmemory;

import dev.bob.state.event.Event;
import dev.bob.state.event.Recorded;
import dev.bob.state.log.Alarms;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.Feed;
import dev.bob.state.log.FitEvent;
import dev.bob.state.log.LogException;
import dev.bob.state.log.Writer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The log of a hive that lives in one JVM. It ends with its process: nothing is durable. It keeps
 * every event, so its memory grows with the log. {@link #beside} gives what another process would
 * have of the same log: a writer of its own.
 */
public final class InMemoryEventLog implements EventLog {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  private final Writer writer;
  private final List<Recorded> events;
  private final Alarms alarms = new Alarms();
  private final Feed feed = new Feed("bob-log-feed", this::read, alarms, LOOK_EVERY);
  private boolean closed;

  public InMemoryEventLog() {
    this(new SecureRandom());
  }

  /**
   * @param random gives the writer's name; a seeded one makes a run repeatable
   */
  public InMemoryEventLog(RandomGenerator random) {
    this(random, new ArrayList<>());
  }

  private InMemoryEventLog(RandomGenerator random, List<Recorded> events) {
    this.writer = new Writer(random);
    this.events = events;
  }

  /**
   * The same events, with another writer. What one appends the other's subscribers see with their
   * next look, within 10 s.
   */
  public InMemoryEventLog beside(RandomGenerator random) {
    return new InMemoryEventLog(random, events);
  }

  /**
   * Writes its last record again, unchanged, as a writer does that did not learn what came of it.
   *
   * @return its second seq
   * @throws IllegalStateException if it has written nothing yet
   */
  public long appendAgain() throws LogException {
    synchronized (events) {
      refuseIfClosed();
      for (var recorded : events.reversed()) {
        if (recorded.writer().equals(writer.name())) {
          return write(recorded.n(), recorded.event());
        }
      }
    }
    throw new IllegalStateException("nothing was written by " + writer.name());
  }

  @Override
  public long append(Event event) throws LogException {
    var fit = FitEvent.of(event);
    synchronized (events) {
      refuseIfClosed();
      if (writer.isSilentSince(events.size() + 1L)) {
        writer.rename();
      }
      return write(writer.nextN(), fit.event());
    }
  }

  private void refuseIfClosed() throws LogException.ReadOnly {
    if (closed) {
      throw new LogException.ReadOnly("cannot append: this log is closed", null);
    }
  }

  private long write(long n, Event event) {
    long seq = events.size() + 1L;
    events.add(new Recorded(seq, writer.name(), n, event));
    writer.wrote(seq);
    feed.signal();
    return seq;
  }

  @Override
  public List<Recorded> read(long afterSeq, int limit) {
    synchronized (events) {
      int from = (int) Math.min(Math.max(afterSeq, 0), events.size());
      int to = (int) Math.min((long) from + limit, events.size());
      return List.copyOf(events.subList(from, to));
    }
  }

  @Override
  public Subscription subscribe(long afterSeq, Consumer<Recorded> consumer) {
    return feed.subscribe(afterSeq, consumer);
  }

  @Override
  public List<String> alarms() {
    return alarms.standing();
  }

  @Override
  public void close() {
    synchronized (events) {
      closed = true;
    }
    feed.close();
  }
}
