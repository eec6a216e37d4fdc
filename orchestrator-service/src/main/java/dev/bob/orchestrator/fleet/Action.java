package dev.bob.orchestrator.fleet;

import dev.bob.state.model.InstanceId;
import java.time.Duration;
import java.util.Optional;

/** One thing that the plan wants done; {@link FleetActions} does it. A closed set. */
public sealed interface Action {

  /**
   * Start an instance.
   *
   * @param key the key to join with; absent for a new one
   */
  record Launch(Optional<String> key) implements Action {}

  /**
   * A planned launch came to nothing: end by force what may still run of it, and say so.
   *
   * @param removed whether somebody took it away: then one less is wished, and it is no crash
   */
  record EndLaunch(String launch, String key, String reason, boolean removed) implements Action {}

  /** Ask a member to finish its iteration and leave. */
  record Drain(InstanceId id) implements Action {}

  /** Ask its process to leave in order. */
  record Terminate(String launch) implements Action {}

  /** End a process that belongs to no member any more. */
  record Kill(String launch) implements Action {}

  /**
   * A member runs no more, or shall not: kill, await the exit, then say that it is lost.
   *
   * @param launch its process; absent for one that nobody here started
   * @param early whether it had been beating so briefly that this looks like a crash loop
   */
  record DeclareLost(
      InstanceId id, long epoch, String key, Optional<String> launch, String cause, boolean early)
      implements Action {}

  /**
   * Somebody stopped or removed the container of a member, and so wishes for one less. If the
   * member is live still, it is lost.
   *
   * @param discard what is to be forgotten with it; absent for a container that is there still
   */
  record Lower(InstanceId id, long epoch, boolean live, Optional<String> discard, String cause)
      implements Action {}

  /**
   * An exited process whose member is gone from the hive: nothing more to say of it.
   *
   * @param crashed whether it left so soon that this looks like a crash loop
   */
  record Forget(String launch, String key, Optional<String> crashed) implements Action {}

  /** What is left of an instance that went for good can be cleared away. */
  record Discard(String launch) implements Action {}

  /** Something is not as it should be, and it is for a person to mend it. */
  record Notice(String sentence) implements Action {}

  /** A key that is wished for has crashed: it is started again after that time. */
  record Wait(String key, Duration left, String reason) implements Action {}

  /** A key that is wished for crashed too often: it stays down until a person asks for it. */
  record GiveUp(String key, String reason) implements Action {}
}
