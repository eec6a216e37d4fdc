package dev.bob.instance.lifecycle;

import dev.bob.state.event.Event;
import dev.bob.state.event.Recorded;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.LogException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A log whose lock somebody may hold: then every append is refused, at once. */
final class BusyLog implements EventLog {
  final AtomicInteger refused = new AtomicInteger();
  volatile boolean busy;
  private final EventLog log;

  BusyLog(EventLog log) {
    this.log = log;
  }

  @Override
  public long append(Event event) throws LogException {
    if (busy) {
      refused.incrementAndGet();
      throw new LogException.Busy("somebody holds the lock");
    }
    return log.append(event);
  }

  /** As whoever holds the lock could. */
  void appendByItsHolder(Event event) throws LogException {
    log.append(event);
  }

  @Override
  public List<Recorded> read(long afterSeq, int limit) throws LogException {
    return log.read(afterSeq, limit);
  }

  @Override
  public Subscription subscribe(long afterSeq, Consumer<Recorded> consumer) {
    return log.subscribe(afterSeq, consumer);
  }

  @Override
  public List<String> alarms() {
    return log.alarms();
  }

  @Override
  public void close() {
    log.close();
  }
}
