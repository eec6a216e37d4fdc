package dev.bob.instance.lifecycle;

import dev.bob.state.event.Event;
import dev.bob.state.event.Recorded;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.LogException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.function.Consumer;

/** A log that tells how long its appends take, failed ones included: {@code bob_append_seconds}. */
public final class TimedLog implements EventLog {
  private final EventLog log;
  private final Timer appends;

  public TimedLog(EventLog log, MeterRegistry registry) {
    this.log = log;
    this.appends =
        Timer.builder("bob_append_seconds")
            .description("From the call until the event is durable, or is not")
            .register(registry);
  }

  @Override
  public long append(Event event) throws LogException {
    var sample = Timer.start();
    try {
      return log.append(event);
    } finally {
      sample.stop(appends);
    }
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
