package dev.bob.instance.lifecycle;

import dev.bob.state.event.Event;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.ForwardingLog;
import dev.bob.state.log.LogException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** A log that tells how long its appends take, failed ones included: {@code bob_append_seconds}. */
public final class TimedLog extends ForwardingLog {
  private final Timer appends;

  public TimedLog(EventLog log, MeterRegistry registry) {
    super(log);
    this.appends =
        Timer.builder("bob_append_seconds")
            .description("From the call until the event is durable, or is not")
            .register(registry);
  }

  @Override
  public long append(Event event) throws LogException {
    var sample = Timer.start();
    try {
      return super.append(event);
    } finally {
      sample.stop(appends);
    }
  }
}
