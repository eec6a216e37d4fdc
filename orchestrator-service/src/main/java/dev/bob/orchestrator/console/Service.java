package dev.bob.orchestrator.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A service that the console runs.
 *
 * @param name {@code orchestrator} or {@code dashboard}
 * @param environment what it gets beside what the console has
 * @param output where it prints to
 */
record Service(String name, List<String> command, Map<String, String> environment, Path output) {
  Service {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
