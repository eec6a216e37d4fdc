package dev.bob.dashboard.view;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How results are shown. */
@ConfigMapping(prefix = "bob")
public interface ReportConfig {
  /** How large a file may be to be sent; a larger one is read on the volume. */
  @WithDefault("67108864")
  long reportBytesMax();
}
