package dev.bob.instance.lifecycle;

import dev.bob.state.model.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The configuration of one instance in a test. */
record TestConfig(Path home, Optional<String> launchKey, Optional<String> instanceId)
    implements InstanceConfig {
  @Override
  public Path workspace() {
    return home.resolve("none");
  }

  @Override
  public Optional<Role> instanceRole() {
    return Optional.empty();
  }

  @Override
  public Optional<String> launch() {
    return Optional.empty();
  }

  @Override
  public Store store() {
    return Store.FILE;
  }

  @Override
  public MindKind mind() {
    return MindKind.OFFLINE;
  }

  @Override
  public Duration heartbeatInterval() {
    return Duration.ofMillis(50);
  }

  @Override
  public Duration taskLimit() {
    return Duration.ofMinutes(1);
  }

  @Override
  public long logSizeBytesMax() {
    return 1_000_000;
  }
}
