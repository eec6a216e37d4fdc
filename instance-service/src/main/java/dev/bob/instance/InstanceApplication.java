package dev.bob.instance;

import dev.bob.state.web.UnreadableSetting;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Starts an instance; its life is {@link dev.bob.instance.lifecycle.InstanceLifecycle}. Exit code 2
 * if a setting cannot be read, with one sentence on stderr, 1 if the start fails otherwise.
 */
@QuarkusMain
public final class InstanceApplication {
  private InstanceApplication() {}

  /** Ends the process with the exit code. */
  public static void main(String... args) {
    Quarkus.run(
        null,
        (code, failure) -> {
          if (failure == null) {
            System.exit(code);
          }
          var unreadable = UnreadableSetting.in(failure, Map.of());
          unreadable.ifPresentOrElse(
              System.err::println,
              () ->
                  Logger.getLogger(InstanceApplication.class)
                      .error("the instance cannot start", failure));
          System.exit(unreadable.isPresent() ? UnreadableSetting.EXIT : code);
        },
        args);
  }
}
