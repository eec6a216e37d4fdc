package dev.bob.dashboard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which log the hive lives on. */
@ConfigMapping(prefix = "bob")
interface StoreConfig {
  /** Files need no server and one machine; a server serves many. Default: {@code file}. */
  @WithDefault("file")
  Store store();

  /** The logs there are. */
  enum Store {
    FILE,
    NATS
  }
}
