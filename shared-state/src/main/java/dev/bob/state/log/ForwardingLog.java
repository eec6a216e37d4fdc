package dev.bob.state.log;

import dev.bob.state.event.Event;
import dev.bob.state.event.Recorded;
import java.util.List;
import java.util.function.Consumer;

/** Hands everything on to another log, for those that do one thing otherwise. */
public abstract class ForwardingLog implements EventLog {
  private final EventLog log;

  protected ForwardingLog(EventLog log) {
    this.log = log;
  }

  @Override
  public long append(Event event) throws LogException {
    return log.append(event);
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
