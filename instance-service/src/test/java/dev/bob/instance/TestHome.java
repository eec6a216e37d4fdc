package dev.bob.instance;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/** A home of its own for a running instance in a test, and a token that the test knows. */
public final class TestHome implements QuarkusTestResourceLifecycleManager {
  public static final String TOKEN = "test-token-0123456789abcdef";
  private Path directory = Path.of("unset");

  @Override
  public Map<String, String> start() {
    try {
      directory = Files.createTempDirectory("bob-instance");
      var home = Files.createDirectory(directory.resolve("home"));
      return Map.of(
          "bob.home",
          home.toString(),
          "bob.workspace",
          directory.resolve("none").toString(),
          "bob.launch-key",
          "test",
          "bob.heartbeat-interval",
          "PT0.1S",
          "bob.auth-token",
          TOKEN);
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
