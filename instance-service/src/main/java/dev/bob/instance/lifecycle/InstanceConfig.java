package dev.bob.instance.lifecycle;

import dev.bob.instance.loop.LoopConfig;
import dev.bob.instance.role.AssignmentConfig;
import dev.bob.instance.role.RoleConfig;
import dev.bob.instance.task.WorkConfig;
import dev.bob.state.model.Role;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What an instance is told from outside: {@code BOB_HOME}, {@code BOB_WORKSPACE}, … */
@ConfigMapping(prefix = "bob")
public interface InstanceConfig extends WorkConfig {
  /** The volume that the hive shares. */
  @WithDefault("/bob")
  Path home();

  /** The person's repository, read only. If there is none, goals about it are refused. */
  @WithDefault("/workspace")
  Path workspace();

  /** An id to insist on, {@code instance_3}; refused while another live member holds it. */
  Optional<String> instanceId();

  /** A role instead of the one that follows from the number. */
  Optional<Role> instanceRole();

  /** The launch that the orchestrator planned for this process. */
  Optional<String> launch();

  /** The key that the orchestrator gave; the same key gets the same id back. */
  Optional<String> launchKey();

  /** Where the log lives. */
  @WithDefault("file")
  Store store();

  /** What the instance thinks with. */
  @WithDefault("offline")
  MindKind mind();

  /**
   * How often the state file is written. Less often makes a death be noticed later (7 s suspect).
   */
  @WithDefault("PT2S")
  Duration heartbeatInterval();

  /** How long roles wait and how much they do at once. */
  RoleConfig role();

  /** What counts how much when the leader offers a task. */
  AssignmentConfig assignment();

  /** How often an instance looks around though nothing happens. */
  LoopConfig loop();

  /**
   * Size at which the instance's log file is closed and kept as one older file; at most twice this
   * on disk.
   */
  @WithDefault("8388608")
  long logSizeBytesMax();

  /** Where the log of events lives. */
  enum Store {
    FILE,
    NATS
  }

  /** The kinds of mind. */
  enum MindKind {
    OFFLINE,
    LLM,
    COMMAND
  }
}
