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

  private final Reading source;
  private final Alarms alarms;
  private final Duration lookEvery;
  private final Thread thread;
  private final Semaphore news = new Semaphore(0);
  private final Object delivering = new Object();
  private final List<Place> places = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  /**
   * @param lookEvery how long the feed believes that nothing is new when nobody signals
   */
  public Feed(String name, Reading source, Alarms alarms, Duration lookEvery) {
    this.source = source;
    this.alarms = alarms;
    this.lookEvery = lookEvery;
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

  /** Looks for something new and delivers it on the calling thread, which must have time. */
  public void look() {
    synchronized (delivering) {
      places.forEach(this::deliver);
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
        if (news.tryAcquire(lookEvery.toMillis(), TimeUnit.MILLISECONDS)) {
          news.drainPermits();
        }
        look();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void deliver(Place place) {
    try {
      List<Recorded> events;
      do {
        events = source.read(place.afterSeq, EVENTS_PER_READ_MAX);
        place.trouble.over();
        for (var event : events) {
          if (!places.contains(place)) {
            return;
          }
          place.consumer.accept(event);
          place.afterSeq = event.seq();
        }
      } while (!events.isEmpty());
    } catch (LogException e) {
      place.trouble.stands(place.afterSeq + ": " + e.getMessage());
    } catch (RuntimeException e) {
      places.remove(place);
      alarms.raise(
          "a subscriber failed at the event after seq " + place.afterSeq + " and is cut off: " + e);
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
