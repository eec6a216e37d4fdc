package dev.bob.orchestrator.driver.process;

import dev.bob.orchestrator.driver.Launch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The processes of this machine and the marker that instances carry in their environment.
 *
 * @param proc the folder {@code /proc}; where there is none, nothing is found
 * @param home the marker: the hive's home, as the instances were given it
 */
record ProcessTable(Path proc, String home) {

  /** Every running process that carries the marker. */
  Map<ProcessHandle, Launch> marked() {
    var found = new HashMap<ProcessHandle, Launch>();
    if (Files.isDirectory(proc)) {
      ProcessHandle.allProcesses()
          .filter(this::runs)
          .forEach(handle -> launchOf(handle).ifPresent(launch -> found.put(handle, launch)));
    }
    return found;
  }

  /**
   * Whether that process runs. One that nobody reaps (its parent died, and the first process of a
   * container cares for no orphans) still has a pid, but runs no more.
   */
  boolean runs(ProcessHandle handle) {
    if (!handle.isAlive()) {
      return false;
    }
    try {
      var stat = Files.readString(proc.resolve(Long.toString(handle.pid())).resolve("stat"));
      return !stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
    } catch (IOException e) { // no such folder on this system, or gone this moment
      return handle.isAlive();
    }
  }

  /** Whether environments can be read here at all. */
  boolean readable() {
    return Files.isReadable(proc.resolve("self").resolve("environ"));
  }

  private Optional<Launch> launchOf(ProcessHandle handle) {
    Map<String, String> environment = new HashMap<>();
    try {
      var raw = Files.readAllBytes(proc.resolve(Long.toString(handle.pid())).resolve("environ"));
      for (var entry : new String(raw, StandardCharsets.UTF_8).split("\0")) {
        int equals = entry.indexOf('=');
        if (equals > 0) {
          environment.put(entry.substring(0, equals), entry.substring(equals + 1));
        }
      }
    } catch (IOException e) { // gone meanwhile, or another user's: not ours
      return Optional.empty();
    }
    var launch = environment.get(InstanceCommand.LAUNCH);
    var key = environment.get(InstanceCommand.KEY);
    return home.equals(environment.get(InstanceCommand.HOME)) && launch != null && key != null
        ? Optional.of(new Launch(launch, key))
        : Optional.empty();
  }
}
