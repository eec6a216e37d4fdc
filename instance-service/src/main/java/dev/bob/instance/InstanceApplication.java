package dev.bob.instance;

import dev.bob.state.web.FailedStart;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Map;

/**
 * Starts an instance; its life is {@link dev.bob.instance.lifecycle.InstanceLifecycle}. Exit code 2
 * with one sentence on stderr if a setting cannot be read or the port is taken, 1 if the start
 * fails otherwise.
 */
@QuarkusMain
public final class InstanceApplication {
  private InstanceApplication() {}

  /** Ends the process with the exit code. */
  public static void main(String... args) {
    Quarkus.run(
        null,
        (code, failure) -> {
          System.exit(
              failure == null ? code : FailedStart.tell("instance", failure, code, Map.of()));
        },
        args);
  }
}
