package dev.bob.state.log;

import dev.bob.state.event.Recorded;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Brings the events of one log to its subscribers, one at a time, on one thread of its own that
 * starts with the first subscription, or on that of whoever says {@link #look}. Each subscriber has
 * its own place in the log, so a slow one delays the others but loses nothing.
 */
public final class Feed implements AutoCloseable {
  private static final int EVENTS_PER_READ_MAX = 1_000;

  /** While hints have brought all that was new, the feed looks so many times less often itself. */
  private static final int HINTED_TIMES = 20;

  private final Reading source;
  private final Alarms alarms;
  private final long lookEveryMillis;
  private final Thread thread;
  private final Semaphore news = new Semaphore(0);
  private final Object delivering = new Object();
  private final List<Place> places = new CopyOnWriteArrayList<>();
  private volatile boolean hinted;
  private volatile boolean closed;

  /** What one look at the source gave. */
  private enum Found {
    NOTHING,
    NEWS,
    TROUBLE
  }

  /**
   * @param lookEvery how long the feed believes that nothing is new when nobody signals; twenty
   *     times as long while hints come
   */
  public Feed(String name, Reading source, Alarms alarms, Duration lookEvery) {
    this.source = source;
    this.alarms = alarms;
    this.lookEveryMillis = lookEvery.toMillis();
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  /**
   * See {@link EventLog#subscribe}. A consumer that throws gets no more events: an alarm says so.
   */
  public EventLog.Subscription subscribe(long afterSeq, Consumer<Recorded> consumer) {
    var place = new Place(afterSeq, consumer);
    places.add(place);
    startOnce();
    signal();
    return () -> places.remove(place);
  }

  /** Says that there may be something new; cheap, from any thread. */
  public void signal() {
    if (news.availablePermits() == 0) {
      news.release();
    }
  }

  /**
   * Follows a hint, which may be none: looks for something new and delivers it on the calling
   * thread, which must have time.
   */
  public void look() {
    switch (deliver()) {
      case NEWS -> hinted = true;
      case TROUBLE -> signal(); // the feed's thread tries again, and often
      case NOTHING -> {}
    }
  }

  /** Ends all subscriptions; a call under way may still finish. */
  @Override
  public void close() {
    closed = true;
    places.clear();
    signal();
  }

  private synchronized void startOnce() {
    if (!closed && thread.getState() == Thread.State.NEW) {
      thread.start();
    }
  }

  private void run() {
    while (!closed) {
      try {
        long pauseMillis = hinted ? lookEveryMillis * HINTED_TIMES : lookEveryMillis;
        boolean signalled = news.tryAcquire(pauseMillis, TimeUnit.MILLISECONDS);
        news.drainPermits();
        var found = deliver();
        if (found == Found.TROUBLE || found == Found.NEWS && !signalled) {
          hinted = false; // what it waited for came without a hint, or may
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private Found deliver() {
    synchronized (delivering) {
      var most = Found.NOTHING;
      for (var place : places) {
        var found = deliver(place);
        most = found.compareTo(most) > 0 ? found : most;
      }
      return most;
    }
  }

  private Found deliver(Place place) {
    long before = place.afterSeq;
    try {
      List<Recorded> events;
      do {
        events = source.read(place.afterSeq, EVENTS_PER_READ_MAX);
        place.trouble.over();
        for (var event : events) {
          if (!places.contains(place)) {
            return Found.NEWS;
          }
          place.consumer.accept(event);
          place.afterSeq = event.seq();
        }
      } while (!events.isEmpty());
      return place.afterSeq == before ? Found.NOTHING : Found.NEWS;
    } catch (LogException e) {
      place.trouble.stands(place.afterSeq + ": " + e.getMessage());
      return Found.TROUBLE;
    } catch (RuntimeException e) {
      places.remove(place);
      alarms.raise(
          "a subscriber failed at the event after seq " + place.afterSeq + " and is cut off: " + e);
      return Found.NEWS;
    }
  }

  private final class Place {
    private final Consumer<Recorded> consumer;
    private final Trouble trouble = new Trouble("cannot deliver events after seq ", alarms);
    private long afterSeq;

    Place(long afterSeq, Consumer<Recorded> consumer) {
      this.afterSeq = afterSeq;
      this.consumer = consumer;
    }
  }
}
