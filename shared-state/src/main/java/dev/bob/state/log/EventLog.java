package dev.bob.state.log;

import dev.bob.state.event.Event;
import dev.bob.state.event.Recorded;
import java.util.List;
import java.util.function.Consumer;

/**
 * The totally ordered, append-only log: one for a hive, used by all its processes. All methods may
 * be called from any thread.
 */
public interface EventLog extends Reading, AutoCloseable {

  /**
   * Appends and waits until the event is durable.
   *
   * @return its seq
   * @throws LogException.Busy another process holds the log too long; nothing was written
   * @throws LogException.OutcomeUnknown it may be in the log
   * @throws LogException.ReadOnly this process may not write any more; nothing was written
   * @throws UnfitEvent not every reader could read it; nothing was written
   */
  long append(Event event) throws LogException;

  /**
   * Calls the consumer with every event after {@code afterSeq}, in order, once each, on a thread of
   * the log; those that others append follow as they come. The consumer must not block and must not
   * append.
   */
  Subscription subscribe(long afterSeq, Consumer<Recorded> consumer);

  /** What is wrong with the log, as sentences; empty if all is well. */
  List<String> alarms();

  @Override
  void close();

  /** Ends a subscription; a call under way may still finish. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
