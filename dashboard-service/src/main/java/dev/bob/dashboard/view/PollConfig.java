package dev.bob.dashboard.view;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the dashboard looks at the other services. */
@ConfigMapping(prefix = "bob")
public interface PollConfig {
  /**
   * How often every instance and the orchestrator is asked. More often shows changes sooner, and
   * costs each of them two small answers a time.
   */
  @WithDefault("PT1S")
  Duration pollInterval();

  /**
   * How often an instance is asked that has not answered yet. More often shows a new one sooner,
   * and costs more while one cannot be reached.
   */
  @WithDefault("PT0.2S")
  Duration pollNewcomerInterval();

  /**
   * How long after the last reader nobody is asked any more, until there is a reader again, who
   * then waits for the first look. Longer spares readers that come now and then this wait, and
   * costs what looking costs for as long.
   */
  @WithDefault("PT10S")
  Duration pollRestAfter();

  /**
   * How long one answer may take, body included, and how long a reader may wait for the first look
   * after a rest. Longer bears slower machines.
   */
  @WithDefault("PT1S")
  Duration pollLimit();

  /** How large one answer may be; one that is larger counts as none. */
  @WithDefault("1048576")
  int pollAnswerBytesMax();

  /** Where the orchestrator answers. Default: what it published under the home. */
  Optional<String> orchestratorUrl();
}
