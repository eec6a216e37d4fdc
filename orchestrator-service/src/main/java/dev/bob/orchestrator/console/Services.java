package dev.bob.orchestrator.console;

import dev.bob.orchestrator.QuickStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the orchestrator and the dashboard of this hive are run. */
final class Services {
  private static final int ORCHESTRATOR_HEAP_MIB = 96;
  private static final int DASHBOARD_HEAP_MIB = 192;
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private final ConsoleArguments arguments;

  Services(ConsoleArguments arguments) {
    this.arguments = arguments;
  }

  Service orchestrator() {
    var environment = new HashMap<String, String>();
    environment.put("BOB_ORCHESTRATOR_PORT", "0");
    environment.put("BOB_MIND", arguments.mind());
    environment.put("BOB_INSTANCE_JAR", jar("instance").toString());
    cache("instance")
        .ifPresent(cache -> environment.put("BOB_INSTANCE_AOT_CACHE", cache.toString()));
    int instances = arguments.instances().orElse(ConsoleArguments.INSTANCES_DEFAULT);
    environment.put("BOB_INSTANCE_COUNT", Integer.toString(instances));
    return service("orchestrator", ORCHESTRATOR_HEAP_MIB, environment);
  }

  Service dashboard(int port) {
    return service(
        "dashboard", DASHBOARD_HEAP_MIB, Map.of("BOB_DASHBOARD_PORT", Integer.toString(port)));
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
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMib + "m");
    command.addAll(QuickStart.FLAGS);
    cache(name).ifPresent(cache -> command.add("-XX:AOTCache=" + cache));
    command.addAll(List.of("-jar", jar(name).toString()));
    return new Service(name, command, all, arguments.home().resolve("logs").resolve(name + ".out"));
  }

  /** What {@code start-multi.sh} has learned about the start of that service, if it has. */
  private Optional<Path> cache(String name) {
    var file =
        arguments.program().resolve(name + "-service").resolve("target").resolve("start.aot");
    return Optional.of(file).filter(Files::exists);
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
