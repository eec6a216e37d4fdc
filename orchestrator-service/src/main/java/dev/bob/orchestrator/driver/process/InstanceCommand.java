package dev.bob.orchestrator.driver.process;

import dev.bob.orchestrator.QuickStart;
import dev.bob.orchestrator.driver.Launch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The command line and the environment of an instance.
 *
 * @param program what runs, without the prefix that gives it a session of its own
 * @param environment what every instance of this hive gets
 */
public record InstanceCommand(List<String> program, Map<String, String> environment) {
  /** With these two an adopter recognises an instance of its hive that has not joined yet. */
  static final String HOME = "BOB_HOME";

  static final String LAUNCH = "BOB_LAUNCH";
  static final String KEY = "BOB_LAUNCH_KEY";

  public InstanceCommand {
    program = List.copyOf(program);
    environment = Map.copyOf(environment);
  }

  /** A JVM that starts fast and stays small, its heap and stacks bounded. */
  public static List<String> jvm(Path java, ProcessConfig config) {
    var command =
        new ArrayList<>(
            List.of(
                java.toString(),
                "-Xmx" + config.instanceHeapMib() + "m",
                "-Xss512k",
                "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(QuickStart.FLAGS);
    config.instanceAotCache().ifPresent(cache -> command.add("-XX:AOTCache=" + cache));
    command.add("-jar");
    command.add(config.instanceJar().toString());
    return command;
  }

  Map<String, String> environmentOf(Launch launch) {
    var all = new HashMap<>(environment);
    all.put(LAUNCH, launch.id());
    all.put(KEY, launch.key());
    return all;
  }
}
