package dev.bob.deploy;

import java.nio.file.Path;

/** The scripts under test, and a jar that they start. */
final class Scripts {
  private static final Path FOLDER = Path.of("").toAbsolutePath();

  private Scripts() {}

  /** Where this module lies. */
  static Path folder() {
    return FOLDER;
  }

  static String start() {
    return FOLDER.resolve("start-multi.sh").toString();
  }

  static String build() {
    return FOLDER.resolve("build.sh").toString();
  }

  static String stop() {
    return FOLDER.resolve("stop-multi.sh").toString();
  }

  static String composeFile() {
    return FOLDER.resolveSibling("docker-compose.yml").toString();
  }

  static String orchestratorJar() {
    return target("orchestrator").resolve("quarkus-app/quarkus-run.jar").toString();
  }

  /** Where the build of that service leaves what it makes. */
  static Path target(String service) {
    return FOLDER.resolveSibling(service + "-service").resolve("target");
  }
}
