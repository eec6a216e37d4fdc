package dev.bob.orchestrator.driver;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Starts and ends instances and tells which of them run. Called by the fleet's thread alone, except
 * for {@link #onExit}'s listener. What it started outlives it: after a crash of the orchestrator
 * the next one adopts the instances.
 *
 * <p>Every call returns within a limit. {@link DriverUnavailable} is no news of any instance.
 */
public interface InstanceDriver {

  /**
   * Looks whether an instance could be started now; to be asked before a launch is planned.
   *
   * @throws IOException names what is missing, and the remedy
   */
  void ready() throws IOException;

  /**
   * A key for one more instance.
   *
   * @param taken keys that are others'
   */
  String newKey(Set<String> taken) throws IOException;

  /**
   * Starts one instance; returns once it exists, long before it joins.
   *
   * @throws IOException naming what could not be started and why; nothing runs then
   * @throws DriverUnavailable it is not known whether it runs
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
   * Tells of instances that the hive counts on, to be called once after {@link #adopt}: a driver
   * whose instances other people can remove shows those that it does not find as removed.
   *
   * @param keys of all live members, and of those that left unasked
   */
  void expect(Collection<String> keys);

  /**
   * All that were started or adopted and are not forgotten, running or not, in no order.
   *
   * @throws IOException if what they left cannot be looked at; a later call may succeed
   */
  List<InstanceProcess> processes() throws IOException;

  /** Asks it to leave in order; does not wait. Nothing happens if it does not run. */
  void terminate(String launch) throws IOException;

  /**
   * Ends it by force and waits for its exit.
   *
   * @return false if it still runs after the limit
   */
  boolean kill(String launch, Duration limit) throws IOException;

  /**
   * Drops what is known of an instance that does not run any more; it is shown again if somebody
   * starts it again.
   */
  void forget(String launch) throws IOException;

  /** Forgets it, and clears away what is left of it: nobody will want it again. */
  void discard(String launch) throws IOException;

  /** Lets the listener know, on any thread, that some instance has exited. */
  void onExit(Runnable listener);
}
