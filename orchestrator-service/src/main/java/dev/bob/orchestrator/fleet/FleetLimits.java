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
}
