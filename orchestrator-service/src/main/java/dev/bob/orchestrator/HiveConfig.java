package dev.bob.orchestrator;

import dev.bob.orchestrator.driver.DriverKind;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Which hive this is, and with what it is run. */
@ConfigMapping(prefix = "bob")
public interface HiveConfig {
  /** The volume that the hive shares. */
  @WithDefault("/bob")
  Path home();

  /** The person's repository; read only. Without one, goals about a repository are refused. */
  Optional<String> workspace();

  /** What the instances think with; they check it. */
  @WithDefault("offline")
  String mind();

  /** Where the log lives. */
  @WithDefault("file")
  StoreKind store();

  /** The address to listen on. */
  @WithDefault("127.0.0.1")
  String bind();

  /**
   * How many events at least lie between two snapshots of the state. Fewer make starts shorter;
   * each costs a file with the whole state, and one event.
   */
  @WithDefault("5000")
  int snapshotEveryEvents();

  /** What runs the instances. */
  @WithDefault("process")
  DriverKind driver();

  /** Where the log of events may live. */
  enum StoreKind {
    FILE,
    NATS
  }
}
