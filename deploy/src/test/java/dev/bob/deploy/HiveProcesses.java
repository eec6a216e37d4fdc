package dev.bob.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the kernel tells of a hive's processes, whatever the hive says of itself.
 *
 * @param home for which they were started
 */
record HiveProcesses(Path home) {

  /** One that runs; a dead one that nobody has reaped has neither command nor environment. */
  record Running(long pid, List<String> command, Map<String, String> environment) {
    boolean runs(String service) {
      return command.getLast().endsWith(service + "-service/target/quarkus-app/quarkus-run.jar");
    }

    @Override
    public String toString() {
      return pid + " " + String.join(" ", command);
    }
  }

  /** Every process on this machine that was started for this home. */
  List<Running> all() throws IOException {
    var found = new ArrayList<Running>();
    for (var handle : ProcessHandle.allProcesses().toList()) {
      var proc = Path.of("/proc", Long.toString(handle.pid()));
      try {
        var process =
            new Running(
                handle.pid(),
                List.of(Files.readString(proc.resolve("cmdline")).split("\0")),
                environment(Files.readString(proc.resolve("environ"))));
        if (home.toString().equals(process.environment().get("BOB_HOME"))
            || (process + " ").contains(" --home " + home + " ")) {
          found.add(process);
        }
      } catch (IOException e) { // gone meanwhile, or not ours
        continue;
      }
    }
    return found;
  }

  /** Those that run that service. */
  List<Running> of(String service) throws IOException {
    return all().stream().filter(process -> process.runs(service)).toList();
  }

  private static Map<String, String> environment(String raw) {
    var environment = new HashMap<String, String>();
    for (var entry : raw.split("\0")) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        environment.put(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    return environment;
  }
}
