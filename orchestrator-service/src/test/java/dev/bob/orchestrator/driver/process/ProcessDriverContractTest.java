package dev.bob.orchestrator.driver.process;

import dev.bob.orchestrator.driver.DriverContract;
import dev.bob.orchestrator.driver.InstanceDriver;
import dev.bob.orchestrator.driver.InstanceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** With real child processes. */
class ProcessDriverContractTest extends DriverContract {
  @TempDir Path temp;
  private Path home;

  @BeforeEach
  void resolve() throws IOException {
    home = temp.toRealPath();
  }

  @AfterEach
  void endAll() throws IOException {
    var driver = driver();
    driver.adopt(List.of());
    for (var launch : driver.processes().stream().map(InstanceProcess::launch).toList()) {
      driver.kill(launch.id(), LIMIT);
    }
  }

  @Override
  protected InstanceDriver driver() {
    return new ProcessDriver(home, new InstanceCommand(List.of("/bin/sleep", "600"), Map.of()));
  }
}
