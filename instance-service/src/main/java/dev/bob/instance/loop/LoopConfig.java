package dev.bob.instance.loop;

import dev.bob.instance.role.RoleLimits;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * {@code bob.loop.*}: how often an instance looks around though nothing happens. Events wake it
 * anyway; less often costs less, and comes later to what becomes due by time alone.
 */
public interface LoopConfig {
  /** While ready work lies about that might become its own. Default: 250 ms. */
  @WithDefault("PT0.25S")
  Duration busyEvery();

  /**
   * How often at most the leader's duties look for what becomes due by time: a goal without a plan,
   * a question, a proposal. More comes later to it. Default: 1 s.
   */
  @WithDefault("PT1S")
  Duration waitingEvery();

  /** In an idle hive. Default: 1 min. */
  @WithDefault("PT1M")
  Duration idleEvery();

  /**
   * At the others' heartbeats while all of them beat; once one is silent, at each of its own. More
   * notices a loss later, where there is no orchestrator. Default: 10 s.
   */
  @WithDefault("PT10S")
  Duration watchEvery();

  /** The same as plain data. */
  default LoopLimits limits(RoleLimits role) {
    return new LoopLimits(busyEvery(), waitingEvery(), idleEvery(), watchEvery(), role);
  }
}
