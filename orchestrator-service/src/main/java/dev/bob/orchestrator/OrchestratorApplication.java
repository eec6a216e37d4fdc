package dev.bob.orchestrator;

import dev.bob.orchestrator.driver.DriverKind;
import dev.bob.orchestrator.fleet.FirstWishes;
import dev.bob.orchestrator.fleet.FleetConfig;
import dev.bob.orchestrator.fleet.FleetLoop;
import dev.bob.state.Hive;
import dev.bob.state.lock.LockFile;
import dev.bob.state.lock.LockProbe;
import dev.bob.state.lock.LocksDoNotExclude;
import dev.bob.state.presence.ServiceAddress;
import dev.bob.state.view.ViewKeeper;
import dev.bob.state.web.FailedStart;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The orchestrator's life: takes the lock that makes it the only one, keeps the fleet, and at the
 * end stops it. Exit code 0 after a stop in order, 2 if a person has to mend something first, 1 if
 * files or the log failed; both with one sentence on stderr.
 */
@QuarkusMain
public final class OrchestratorApplication implements QuarkusApplication {
  private static final Logger LOGGER = Logger.getLogger(OrchestratorApplication.class);
  private static final int EXIT_REFUSED = 2;
  private static final int EXIT_BROKEN = 1;
  private static final Duration PROBE_WAIT_MAX = Duration.ofSeconds(20);
  static final String SERVICE = "orchestrator";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("quarkus.http.port", "BOB_ORCHESTRATOR_PORT");

  private final HiveConfig config;
  private final FleetConfig fleet;
  private final Instance<HttpServer> server;
  private final Instance<Hive> hive;
  private final Instance<FleetLoop> loop;
  private final Instance<ViewKeeper> views;
  private volatile Optional<ServiceAddress> address = Optional.empty();

  OrchestratorApplication(
      HiveConfig config,
      FleetConfig fleet,
      Instance<HttpServer> server,
      Instance<Hive> hive,
      Instance<FleetLoop> loop,
      Instance<ViewKeeper> views) {
    this.config = config;
    this.fleet = fleet;
    this.server = server;
    this.hive = hive;
    this.loop = loop;
    this.views = views;
  }

  /** Starts it, and ends the process with the exit code. */
  public static void main(String... args) {
    Quarkus.run(
        OrchestratorApplication.class,
        (code, failure) -> {
          System.exit(
              failure == null ? code : FailedStart.tell(SERVICE, failure, code, ENVIRONMENT));
        },
        args);
  }

  @Override
  public int run(String... args) throws InterruptedException {
    try {
      takeLock();
      LockProbe.prove(config.home().resolve(".bob").resolve("locks"), PROBE_WAIT_MAX);
      keepFleet();
    } catch (IOException e) {
      complain(e.getMessage());
      return e instanceof Refused || e instanceof LocksDoNotExclude ? EXIT_REFUSED : EXIT_BROKEN;
    }
    Quarkus.waitForExit();
    return 0;
  }

  /** Held until the process ends, never given back: so there is one orchestrator at a time. */
  private void takeLock() throws IOException {
    Files.createDirectories(config.home());
    var lock =
        LockFile.open(config.home().resolve(".bob").resolve("locks").resolve("orchestrator.lock"));
    if (!lock.tryLock()) {
      throw new Refused(
          "another orchestrator runs on "
              + config.home()
              + ": stop it (deploy/stop-multi.sh), or give this one another BOB_HOME");
    }
  }

  private void keepFleet() throws IOException {
    var hive = made(this.hive);
    var loop = made(this.loop);
    FirstWishes.state(hive, fleet);
    var here =
        new ServiceAddress(
            SERVICE, ProcessHandle.current().pid(), url(), Clock.systemUTC().instant());
    loop.start(() -> Runtime.getRuntime().halt(EXIT_BROKEN)); // the next one adopts what runs
    here.publish(config.home());
    made(views).start(() -> Runtime.getRuntime().halt(EXIT_BROKEN));
    address = Optional.of(here);
    LOGGER.infof("keeps the fleet of %s, answers at %s", config.home(), here.url());
  }

  /**
   * Ends with the fleet, while the process is still whole: after this nothing is awaited.
   * Containers are not ours to end: whoever ends us with them, ends them.
   */
  void onShutdown(@Observes ShutdownEvent event) throws IOException, InterruptedException {
    if (address.isPresent()) {
      address.get().withdraw(config.home());
      loop.get().stop(config.driver() == DriverKind.PROCESS && !fleet.keepInstances());
      views.get().close();
      hive.get().close();
    }
  }

  /** What the wiring throws, as it threw it: injection wraps it. */
  private static <T> T made(Instance<T> bean) throws IOException {
    try {
      return bean.get();
    } catch (RuntimeException e) {
      for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof IOException failure) {
          throw failure;
        }
      }
      throw e;
    }
  }

  /** With port 0 the real one is known once the server listens, which it does before we run. */
  private String url() {
    return "http://" + config.bind() + ":" + server.get().getPort();
  }

  /** For the person who started it: the log's format would hide the one sentence. */
  private static void complain(String sentence) {
    System.err.println(sentence);
  }
}
