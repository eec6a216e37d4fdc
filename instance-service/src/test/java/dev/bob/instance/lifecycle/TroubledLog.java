package dev.bob.instance.lifecycle;

import dev.bob.state.event.Event;
import dev.bob.state.event.Fact;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.ForwardingLog;
import dev.bob.state.log.LogException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A log that does not always take what is said, or does not tell. */
final class TroubledLog extends ForwardingLog {
  /** How often somebody was not told that his event is in the log. */
  final AtomicInteger failed = new AtomicInteger();

  private final EventLog log;
  private final List<Event> late = new ArrayList<>();
  private Trouble trouble = Trouble.NONE;
  private Class<? extends Fact> with = Fact.class;

  enum Trouble {
    NONE,
    /** Somebody holds the lock: every append is refused, at once. */
    BUSY,
    /** It is never written, and nobody knows. */
    LOST,
    /** It is written, and nobody knows. */
    UNHEARD,
    /** It is written when the trouble is over, and nobody knows. */
    LATE
  }

  TroubledLog(EventLog log) {
    super(log);
    this.log = log;
  }

  /** From now on, for facts of that class. */
  synchronized void begin(Trouble kind, Class<? extends Fact> facts) {
    trouble = kind;
    with = facts;
  }

  synchronized void end() throws LogException {
    for (var event : late) {
      log.append(event);
    }
    late.clear();
    trouble = Trouble.NONE;
  }

  @Override
  public synchronized long append(Event event) throws LogException {
    switch (with.isInstance(event.fact()) ? trouble : Trouble.NONE) {
      case NONE -> {
        return log.append(event);
      }
      case BUSY -> {
        failed.incrementAndGet();
        throw new LogException.Busy("somebody holds the lock");
      }
      case LOST -> {}
      case UNHEARD -> log.append(event);
      case LATE -> late.add(event);
    }
    failed.incrementAndGet();
    throw new LogException.OutcomeUnknown("the disk is full", null);
  }

  /** As another process could. */
  void appendByAnother(Event event) throws LogException {
    log.append(event);
  }
}
