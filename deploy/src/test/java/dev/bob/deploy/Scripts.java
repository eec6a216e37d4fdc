package dev.bob.deploy;

import java.nio.file.Path;

/** The scripts under test, and a jar that they start. */
final class Scripts {
  private static final Path FOLDER = Path.of("").toAbsolutePath();

  private Scripts() {}

  static String start() {
    return FOLDER.resolve("start-multi.sh").toString();
  }

  static String stop() {
    return FOLDER.resolve("stop-multi.sh").toString();
  }

  static String orchestratorJar() {
    return FOLDER
        .resolveSibling("orchestrator-service")
        .resolve("target/quarkus-app/quarkus-run.jar")
        .toString();
  }
}
