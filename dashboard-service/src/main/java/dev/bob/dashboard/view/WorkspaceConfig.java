package dev.bob.dashboard.view;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What the hive works on. */
@ConfigMapping(prefix = "bob")
public interface WorkspaceConfig {
  /** The person's repository, only to be shown. Default: not known. */
  Optional<Path> workspace();
}
