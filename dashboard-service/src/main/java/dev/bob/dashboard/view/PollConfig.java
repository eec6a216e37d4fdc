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

  /** How long one answer may take, body included. Longer bears slower machines. */
  @WithDefault("PT1S")
  Duration pollLimit();

  /** How large one answer may be; one that is larger counts as none. */
  @WithDefault("1048576")
  int pollAnswerBytesMax();

  /** Where the orchestrator answers. Default: what it published under the home. */
  Optional<String> orchestratorUrl();
}
