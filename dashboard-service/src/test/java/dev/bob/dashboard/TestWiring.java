package dev.bob.dashboard;

import dev.bob.state.Hive;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.LogException;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** A hive without files, in place of the real one. */
final class TestWiring {
  @Produces
  @Singleton
  @Alternative
  @Priority(1)
  Hive hive(EventLog log, Clock clock) throws LogException {
    return new Hive(log, clock);
  }

  /** For tests that write what no hive would submit. */
  @Produces
  @Singleton
  EventLog log() {
    return new InMemoryEventLog();
  }
}
