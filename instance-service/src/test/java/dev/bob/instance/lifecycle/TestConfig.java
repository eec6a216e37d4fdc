package dev.bob.instance.lifecycle;

import dev.bob.instance.Settings;
import dev.bob.instance.loop.LoopConfig;
import dev.bob.instance.role.AssignmentConfig;
import dev.bob.instance.role.RoleConfig;
import dev.bob.state.model.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The configuration of one instance in a test. */
record TestConfig(
    Path home,
    Optional<String> launchKey,
    Optional<String> instanceId,
    Map<String, String> settings)
    implements InstanceConfig {
  @Override
  public RoleConfig role() {
    return Settings.role(settings);
  }

  @Override
  public AssignmentConfig assignment() {
    return Settings.assignment(settings);
  }

  @Override
  public LoopConfig loop() {
    return Settings.loop(settings);
  }

  @Override
  public Duration taskLimit() {
    return Settings.work(settings).taskLimit();
  }

  @Override
  public Duration checkLimit() {
    return Settings.work(settings).checkLimit();
  }

  @Override
  public Duration weighLimit() {
    return Settings.work(settings).weighLimit();
  }

  @Override
  public Duration authorDeadline() {
    return Settings.work(settings).authorDeadline();
  }

  @Override
  public int recalledMax() {
    return Settings.work(settings).recalledMax();
  }

  @Override
  public int authorQuestionsMax() {
    return Settings.work(settings).authorQuestionsMax();
  }

  @Override
  public int answeredFindingsMax() {
    return Settings.work(settings).answeredFindingsMax();
  }

  @Override
  public Duration resultsRetryMax() {
    return Settings.work(settings).resultsRetryMax();
  }

  @Override
  public Duration compareRetry() {
    return Settings.work(settings).compareRetry();
  }

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
  public long logSizeBytesMax() {
    return 1_000_000;
  }
}
