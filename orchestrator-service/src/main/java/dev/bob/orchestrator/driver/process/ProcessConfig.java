package dev.bob.orchestrator.driver.process;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** How instances run as local processes. */
@ConfigMapping(prefix = "bob")
public interface ProcessConfig {
  /** The packaged instance service: {@code quarkus-run.jar} in its {@code quarkus-app} folder. */
  @WithDefault("instance-service/target/quarkus-app/quarkus-run.jar")
  Path instanceJar();

  /** The JVM that runs it; by default the one that runs the orchestrator. */
  Optional<Path> instanceJava();

  /**
   * Most heap of one instance, in MiB. More lets it read larger repositories at once and costs that
   * much memory for each instance; it takes only what it needs.
   */
  @WithDefault("384")
  int instanceHeapMib();

  /** A cache of loaded classes that makes the start faster; none by default. */
  Optional<Path> instanceAotCache();
}
