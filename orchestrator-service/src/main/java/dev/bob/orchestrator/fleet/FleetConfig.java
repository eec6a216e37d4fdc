package dev.bob.orchestrator.fleet;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the fleet is kept. */
@ConfigMapping(prefix = "bob")
public interface FleetConfig {
  /** The first wish of an empty log, 0 to 64; later the log knows better. */
  @WithDefault("3")
  int instanceCount();

  /** The first goal, set once: while the log knows of no goal. */
  Optional<String> goal();

  /**
   * Whether instances go on running when the orchestrator is stopped in order. Containers always
   * do.
   */
  @WithDefault("false")
  boolean keepInstances();

  /** From the start of a process until it has joined; longer spares slow machines. */
  @WithDefault("PT60S")
  Duration joinLimit();

  /** From the wish that a member leaves until its process is told to end; longer spares work. */
  @WithDefault("PT30S")
  Duration drainLimit();

  /** From that until it is ended by force. */
  @WithDefault("PT8S")
  Duration leaveLimit();

  default FleetLimits limits() {
    return new FleetLimits(joinLimit(), drainLimit(), leaveLimit());
  }
}
