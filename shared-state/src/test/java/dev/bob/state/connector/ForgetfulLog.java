package dev.bob.state.connector;

import dev.bob.state.event.Event;
import dev.bob.state.event.Recorded;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.LogException;
import java.util.List;
import java.util.function.Consumer;

/** A log whose old events may have been moved away. */
final class ForgetfulLog implements EventLog {
  private final EventLog log;
  private volatile long forgottenSeq;

  ForgetfulLog(EventLog log) {
    this.log = log;
  }

  /** From now on, events up to that seq cannot be read. */
  void forget(long seq) {
    forgottenSeq = seq;
  }

  @Override
  public long append(Event event) throws LogException {
    return log.append(event);
  }

  @Override
  public List<Recorded> read(long afterSeq, int limit) throws LogException {
    if (afterSeq < forgottenSeq) {
      throw new LogException.Truncated("events up to " + forgottenSeq + " are gone");
    }
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
