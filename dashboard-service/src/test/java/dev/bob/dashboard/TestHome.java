package dev.bob.dashboard;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/** A home of its own for the tests, and a token that they know. */
public final class TestHome implements QuarkusTestResourceLifecycleManager {
  public static final String TOKEN = "test-token-0123456789abcdef";

  /** Small, so that tests reach them. */
  public static final int EVENTS_KEPT_MAX = 50;

  public static final int STREAMS_MAX = 4;

  private static volatile Path directory = Path.of("unset");

  /** The home of the running test. */
  public static Path path() {
    return directory.resolve("home");
  }

  @Override
  public Map<String, String> start() {
    try {
      directory = Files.createTempDirectory("bob-dashboard");
      Files.createDirectory(path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "bob.home",
        path().toString(),
        "bob.auth-token",
        TOKEN,
        "bob.poll-interval",
        "PT0.1S",
        "bob.presence-interval",
        "PT0.1S",
        "bob.stream-comment-interval",
        "PT0.2S",
        "bob.stream-stall-max",
        "PT1S",
        "bob.events-kept-max",
        Integer.toString(EVENTS_KEPT_MAX),
        "bob.streams-max",
        Integer.toString(STREAMS_MAX));
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
