package dev.bob.orchestrator;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/** A home of its own for the tests of the running service, and a token that they know. */
public final class TestHome implements QuarkusTestResourceLifecycleManager {
  public static final String TOKEN = "test-token-0123456789abcdef";
  private Path directory = Path.of("unset");

  @Override
  public Map<String, String> start() {
    try {
      directory = Files.createTempDirectory("bob-orchestrator");
      var home = Files.createDirectory(directory.resolve("home"));
      return Map.of("bob.home", home.toString(), "bob.auth-token", TOKEN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
