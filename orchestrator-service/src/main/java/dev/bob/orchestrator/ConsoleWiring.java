package dev.bob.orchestrator;

import dev.bob.orchestrator.driver.InstanceDriver;
import dev.bob.orchestrator.driver.process.InstanceCommand;
import dev.bob.orchestrator.driver.process.ProcessDriver;
import dev.bob.state.Hive;
import dev.bob.state.log.file.FileEventLog;
import dev.bob.state.snapshot.FileSnapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The adapters of the foreground console, which is a program of its own without injection. */
public final class ConsoleWiring {
  private ConsoleWiring() {}

  /** The hive of that home, whose log is created where it is missing. */
  public static Hive hive(Path home) throws IOException {
    return new Hive(FileEventLog.open(home), FileSnapshots.in(home), Clock.systemUTC());
  }

  /** Finds and ends instances that nobody watches any more; it starts none. */
  public static InstanceDriver leftovers(Path home) {
    return new ProcessDriver(home, new InstanceCommand(List.of(), Map.of()));
  }
}
