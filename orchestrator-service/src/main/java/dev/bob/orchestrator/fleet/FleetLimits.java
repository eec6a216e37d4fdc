package dev.bob.orchestrator.fleet;

import java.time.Duration;

/**
 * How long the fleet is waited for.
 *
 * @param join from the start of a process until it has joined
 * @param drain from the wish that a member leaves until its process is asked
 * @param leave from then until it is ended by force
 */
public record FleetLimits(Duration join, Duration drain, Duration leave) {
  /** An exit within this time after the join looks like a crash loop. */
  static final Duration HEALTHY_AFTER = Duration.ofSeconds(10);

  /** An exit in order is known to the log before; its event may take this long to be seen. */
  static final Duration LAST_EVENT_WAIT = Duration.ofSeconds(2);

  /**
   * A container that was told to end may be started again, or be removed, by whoever told it: by
   * {@code docker restart}, or by Compose that makes the fleet smaller. After this time it was
   * stopped, and one less is wished.
   */
  static final Duration STOPPED_AFTER = Duration.ofSeconds(5);

  /**
   * A container that had ended when the orchestrator looked first may be about to be started by
   * whoever starts the hive; after this time it is replaced. 20 s, since what is seen at the first
   * look counts as {@link #HEALTHY_AFTER} old.
   */
  static final Duration FOUND_ENDED_WAIT = HEALTHY_AFTER.plusSeconds(20);
}
