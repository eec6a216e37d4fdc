package dev.bob.orchestrator.console;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** How the orchestrator and the dashboard of this hive are run. */
final class Services {
  private static final int DASHBOARD_PORT = 3141;
  private static final int PORTS_TRIED_MAX = 100;
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

  /** The wished port if it is free, else, unless a person named it, the next free one. */
  OptionalInt freePort() {
    int first = arguments.port().orElse(DASHBOARD_PORT);
    int tried = arguments.port().isPresent() ? 1 : PORTS_TRIED_MAX;
    return IntStream.range(first, first + tried).filter(Services::free).findFirst();
  }

  private static boolean free(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
