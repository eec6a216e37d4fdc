package dev.bob.dashboard.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the instances' own logs are shown. */
@ConfigMapping(prefix = "bob")
public interface LogConfig {
  /** How many lines one answer may have. More shows more of the past, and is a larger answer. */
  @WithDefault("5000")
  int logLinesMax();

  /**
   * How long one answer may be looked for. Longer finds rarer lines further back, and keeps a
   * thread that long.
   */
  @WithDefault("PT0.5S")
  Duration logSearchMax();

  /** How often a followed file is looked at. More often shows lines sooner. */
  @WithDefault("PT0.25S")
  Duration logPollInterval();
}
