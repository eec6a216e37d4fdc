package dev.bob.orchestrator;

import dev.bob.orchestrator.driver.InstanceDriver;
import dev.bob.orchestrator.driver.docker.DockerConfig;
import dev.bob.orchestrator.driver.docker.DockerDriver;
import dev.bob.orchestrator.driver.process.InstanceCommand;
import dev.bob.orchestrator.driver.process.ProcessConfig;
import dev.bob.orchestrator.driver.process.ProcessDriver;
import dev.bob.orchestrator.fleet.FleetConfig;
import dev.bob.orchestrator.fleet.FleetLoop;
import dev.bob.orchestrator.scaling.Scaling;
import dev.bob.state.Hive;
import dev.bob.state.log.file.ArchiveLimits;
import dev.bob.state.log.file.FileEventLog;
import dev.bob.state.log.file.JournalArchive;
import dev.bob.state.presence.FilePresence;
import dev.bob.state.presence.Presence;
import dev.bob.state.snapshot.FileSnapshots;
import dev.bob.state.snapshot.SnapshotKeeper;
import dev.bob.state.snapshot.Snapshots;
import dev.bob.state.view.KeptHive;
import dev.bob.state.view.ViewKeeper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/** The only class of this service that names adapters. */
final class OrchestratorWiring {

  private static Refused notBuilt(String setting, String instead) {
    return new Refused(setting + ": not built yet; use " + instead);
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  FileEventLog log(HiveConfig config) throws IOException {
    return switch (config.store()) {
      case FILE -> FileEventLog.open(config.home());
      case NATS -> throw notBuilt("BOB_STORE=nats", "file");
    };
  }

  private static Snapshots snapshots(HiveConfig config) {
    return FileSnapshots.in(config.home());
  }

  @Produces
  @Singleton
  Hive hive(FileEventLog log, HiveConfig config, Clock clock) throws IOException {
    return new Hive(log, snapshots(config), clock);
  }

  @Produces
  @Singleton
  Presence presence(HiveConfig config) {
    return new FilePresence(config.home());
  }

  @Produces
  @Singleton
  InstanceDriver driver(HiveConfig config, ProcessConfig process, DockerConfig docker)
      throws IOException {
    return switch (config.driver()) {
      case PROCESS -> processDriver(config, process);
      case DOCKER -> dockerDriver(docker);
      case KUBERNETES -> throw notBuilt("BOB_DRIVER=kubernetes", "process");
    };
  }

  private static ProcessDriver processDriver(HiveConfig config, ProcessConfig process)
      throws IOException {
    var java =
        process
            .instanceJava()
            .orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java"));
    var environment = new TreeMap<>(Map.of("QUARKUS_HTTP_PORT", "0", "BOB_BIND", "127.0.0.1"));
    environment.put("BOB_MIND", config.mind());
    config.workspace().ifPresent(workspace -> environment.put("BOB_WORKSPACE", workspace));
    return new ProcessDriver(
        Files.createDirectories(config.home()).toRealPath(),
        new InstanceCommand(InstanceCommand.jvm(java, process), environment));
  }

  /** Named by its port, so that the classes behind it are loaded only where they are used. */
  private static InstanceDriver dockerDriver(DockerConfig docker) throws Refused {
    try {
      return new DockerDriver(docker);
    } catch (IllegalArgumentException e) {
      throw new Refused(e.getMessage());
    }
  }

  @Produces
  @Singleton
  FleetLoop fleetLoop(
      HiveConfig config, FleetConfig fleet, Hive hive, Presence presence, InstanceDriver driver) {
    return new FleetLoop(hive, presence, driver, fleet.limits(), config.home());
  }

  @Produces
  @Singleton
  Scaling scaling(Hive hive, FleetLoop loop) {
    return new Scaling(hive, loop);
  }

  @Produces
  @Singleton
  JournalArchive archive(FileEventLog log, JournalConfig config, Clock clock) {
    return log.archive(
        new ArchiveLimits(
            config.archiveAfter(),
            config.diskLimit().asLongValue(),
            config.diskFree().asLongValue()),
        clock);
  }

  @Produces
  @Singleton
  ViewKeeper views(
      HiveConfig config, Hive hive, Presence presence, Clock clock, JournalArchive archive)
      throws IOException {
    return new ViewKeeper(config.home(), KeptHive.of(hive), presence, clock, archive)
        .taking(new SnapshotKeeper(hive, snapshots(config), config.snapshotEveryEvents()));
  }
}
