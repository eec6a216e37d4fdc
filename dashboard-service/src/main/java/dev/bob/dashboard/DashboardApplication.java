package dev.bob.dashboard;

import dev.bob.state.presence.ServiceAddress;
import dev.bob.state.web.RimConfig;
import dev.bob.state.web.UnreadableSetting;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.vertx.http.HttpServer;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The dashboard's life: says under the home where it answers, for as long as it does. Exit code 0
 * after a stop in order, 2 if a person has to mend something first, with one sentence on stderr.
 */
@QuarkusMain
public final class DashboardApplication implements QuarkusApplication {
  private static final Logger LOGGER = Logger.getLogger(DashboardApplication.class);
  private static final int EXIT_REFUSED = 2;
  private static final String SERVICE = "dashboard";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("quarkus.http.port", "BOB_DASHBOARD_PORT");

  private final RimConfig config;
  private final HttpServer server;
  private final Clock clock;

  DashboardApplication(RimConfig config, HttpServer server, Clock clock) {
    this.config = config;
    this.server = server;
    this.clock = clock;
  }

  /** Starts it, and ends the process with the exit code. */
  public static void main(String... args) {
    Quarkus.run(
        DashboardApplication.class,
        (code, failure) -> {
          if (failure != null) {
            complain(failure);
          }
          System.exit(failure == null ? code : EXIT_REFUSED);
        },
        args);
  }

  @Override
  public int run(String... args) throws IOException {
    // With port 0 the real one is known once the server listens, which it does before we run.
    var address =
        new ServiceAddress(
            SERVICE,
            ProcessHandle.current().pid(),
            "http://" + host() + ":" + server.getPort(),
            clock.instant());
    address.publish(config.home());
    LOGGER.infof("shows the hive of %s at %s", config.home(), address.url());
    try {
      Quarkus.waitForExit();
    } finally {
      address.withdraw(config.home());
    }
    return 0;
  }

  private String host() {
    return config.bind().equals("0.0.0.0") ? "127.0.0.1" : config.bind();
  }

  /** The innermost cause says what it is; injection and start-up wrap it. */
  private static void complain(Throwable failure) {
    var unreadable = UnreadableSetting.in(failure, ENVIRONMENT);
    if (unreadable.isPresent()) {
      System.err.println("dashboard: " + unreadable.get());
      return;
    }
    var cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    System.err.println("dashboard: " + cause.getMessage());
  }
}
