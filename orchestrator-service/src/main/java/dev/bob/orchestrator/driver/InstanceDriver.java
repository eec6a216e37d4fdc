package dev.bob.orchestrator.driver;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Starts and ends instances and tells which of them run. Called by the fleet's thread alone, except
 * for {@link #onExit}'s listener. What it started outlives it: after a crash of the orchestrator
 * the next one adopts the instances.
 */
public interface InstanceDriver {

  /**
   * Starts one instance; returns once its process exists, long before it joins.
   *
   * @throws IOException naming what could not be started and why; nothing runs then
   */
  void start(Launch launch) throws IOException;

  /**
   * Looks for instances of this hive that an earlier orchestrator started, and takes them over.
   *
   * @param expected those that the log tells of; a driver that finds instances by itself may find
   *     more
   */
  void adopt(Collection<ExpectedProcess> expected);

  /**
   * All that were started or adopted and are not forgotten, running or not, in no order.
   *
   * @throws IOException if what they left cannot be looked at; a later call may succeed
   */
  List<InstanceProcess> processes() throws IOException;

  /** Asks it to leave in order; does not wait. Nothing happens if it does not run. */
  void terminate(String launch);

  /**
   * Ends it by force and waits for its exit.
   *
   * @return false if it still runs after the limit
   */
  boolean kill(String launch, Duration limit);

  /** Drops what is known of an instance that does not run any more. */
  void forget(String launch);

  /** Lets the listener know, on any thread, that some instance has exited. */
  void onExit(Runnable listener);
}
