package dev.bob.deploy.simulation;

import dev.bob.state.event.Event;
import dev.bob.state.event.Recorded;
import dev.bob.state.log.EventLog;
import dev.bob.state.log.LogException;
import dev.bob.state.log.inmemory.InMemoryEventLog;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * One process' end of the log for a real {@code Hive}: it hears of events when the simulation says
 * so, and of its own at once; so no thread is needed, and nothing waits.
 */
final class SimulatedEnd implements EventLog {
  private static final int UNKNOWN_CHANCE = 150;

  private final SimulatedLog log;
  private final InMemoryEventLog writer;
  private final RandomGenerator random;
  private Consumer<Recorded> consumer = _ -> {};
  private long delivered;

  SimulatedEnd(SimulatedLog log, RandomGenerator random) {
    this.log = log;
    this.writer = log.writer(random);
    this.random = random;
  }

  @Override
  public long append(Event event) throws LogException {
    if (random.nextInt(UNKNOWN_CHANCE) == 0) {
      if (random.nextBoolean()) {
        log.append(writer, event);
      }
      throw new LogException.OutcomeUnknown("nobody knows what came of it", null);
    }
    long seq = log.append(writer, event);
    deliver(seq);
    return seq;
  }

  void deliver(long until) {
    if (until > delivered) {
      for (var recorded : log.read(delivered, (int) (until - delivered))) {
        delivered = recorded.seq();
        consumer.accept(recorded);
      }
    }
  }

  @Override
  public List<Recorded> read(long afterSeq, int limit) {
    return log.read(afterSeq, limit);
  }

  @Override
  public Subscription subscribe(long afterSeq, Consumer<Recorded> next) {
    delivered = afterSeq;
    consumer = next;
    return () -> consumer = _ -> {};
  }

  @Override
  public List<String> alarms() {
    return List.of();
  }

  @Override
  public void close() {
    consumer = _ -> {};
  }
}
