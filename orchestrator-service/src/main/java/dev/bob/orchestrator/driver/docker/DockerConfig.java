package dev.bob.orchestrator.driver.docker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How instances run as containers. */
@ConfigMapping(prefix = "bob")
public interface DockerConfig {
  /**
   * The Compose project that the orchestrator belongs to; only its instances are seen. No default:
   * with the wrong one another hive would be steered.
   */
  Optional<String> composeProject();

  /** The Compose service whose containers are the instances. */
  @WithDefault("instance")
  String composeService();

  /** Where the Engine answers: {@code unix:///…} or {@code tcp://host:port}. */
  @WithDefault("${docker.host:unix:///var/run/docker.sock}")
  URI dockerHost();

  /**
   * How long one call to the Engine may take. More spares a slow machine; the fleet stands still
   * for as long if the Engine hangs.
   */
  @WithDefault("PT10S")
  Duration dockerCallLimit();
}
