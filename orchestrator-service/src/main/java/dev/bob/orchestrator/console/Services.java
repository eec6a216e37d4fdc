package dev.bob.orchestrator.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the orchestrator and the dashboard of this hive are run. */
final class Services {
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private final ConsoleArguments arguments;

  Services(ConsoleArguments arguments) {
    this.arguments = arguments;
  }

  Service orchestrator() {
    return service(
        "orchestrator",
        64,
        Map.of(
            "BOB_ORCHESTRATOR_PORT",
            "0",
            "BOB_MIND",
            arguments.mind(),
            "BOB_INSTANCE_JAR",
            jar("instance").toString(),
            "BOB_INSTANCE_COUNT",
            Integer.toString(arguments.instances().orElse(ConsoleArguments.INSTANCES_DEFAULT))));
  }

  Service dashboard(int port) {
    return service("dashboard", 128, Map.of("BOB_DASHBOARD_PORT", Integer.toString(port)));
  }

  private Service service(String name, int heapMib, Map<String, String> environment) {
    var all = new HashMap<>(environment);
    all.put("BOB_HOME", arguments.home().toString());
    all.put("BOB_WORKSPACE", arguments.workspace().toString());
    all.put("BOB_BIND", "127.0.0.1");
    var command = new ArrayList<String>();
    if (Files.isExecutable(SETSID)) { // so that Ctrl-C reaches the console alone
      command.add(SETSID.toString());
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heapMib + "m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "-XX:-UsePerfData",
            "-jar",
            jar(name).toString()));
    return new Service(name, command, all, arguments.home().resolve("logs").resolve(name + ".out"));
  }

  private Path jar(String name) {
    return arguments
        .program()
        .resolve(name + "-service")
        .resolve("target")
        .resolve("quarkus-app")
        .resolve("quarkus-run.jar");
  }
}
