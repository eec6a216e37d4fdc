package dev.bob.orchestrator.console;

import dev.bob.orchestrator.ConsoleWiring;
import dev.bob.orchestrator.driver.InstanceProcess;
import dev.bob.state.presence.ServiceAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The orchestrator and the dashboard of a hive that this console owns. */
final class RunningServices {
  /** Longer than the orchestrator itself gives its instances. */
  private static final Duration ORCHESTRATOR_END_MAX = Duration.ofSeconds(20);

  private static final Duration DASHBOARD_END_MAX = Duration.ofSeconds(5);
  private static final Duration LEFTOVERS_END_MAX = Duration.ofSeconds(3);
  private static final Duration POLL = Duration.ofMillis(50);

  private final Path home;
  private final Screen screen;
  private final Rim rim;
  private final Supervisor orchestrator;
  private final Supervisor dashboard;
  private long linkShownFor;
  private String reasonsShown = "";
  private boolean dashboardStarted;

  /**
   * @throws IOException in one sentence, if there is no port for the dashboard
   */
  RunningServices(ConsoleArguments arguments, Screen screen) throws IOException {
    this.home = arguments.home();
    this.screen = screen;
    this.rim = new Rim(home);
    var services = new Services(arguments);
    orchestrator = new Supervisor(services::orchestrator, home, screen::say);
    dashboard =
        new Supervisor(
            new DashboardSource(services, new DashboardPort(arguments.port())), home, screen::say);
  }

  void start() {
    orchestrator.start();
  }

  /**
   * Once the instances are there, or keep the person waiting: its start takes as much of the cores
   * as that of an instance and more, and nobody can look at it sooner than they can work.
   */
  void startDashboard() {
    if (!dashboardStarted) {
      dashboardStarted = true;
      dashboard.start();
    }
  }

  /** Why the hive cannot run; absent as long as it can. */
  Optional<String> refusal() {
    return orchestrator.refusal().or(dashboard::refusal);
  }

  /** Shows the sign-in link once for each dashboard process, as soon as it answers. */
  void showLink() {
    if (linkShown() && dashboard.runs(linkShownFor)) {
      return;
    }
    try {
      var address = ServiceAddress.find(home, "dashboard").filter(a -> dashboard.runs(a.pid()));
      if (address.isEmpty() || address.get().pid() == linkShownFor) {
        return;
      }
      var link = rim.signInLink(address.get().url());
      linkShownFor = address.get().pid();
      screen.say("Dashboard  " + link.orElse(address.get().url()));
    } catch (IOException e) { // it does not answer yet, or no more: the next look will tell
      linkShownFor = 0;
    }
  }

  /** Whether the person has seen a link to a dashboard that answers. */
  boolean linkShown() {
    return linkShownFor != 0;
  }

  /** Shows why the fleet is not as wished, each sentence once. */
  void showReasons() {
    try {
      var address = ServiceAddress.find(home, "orchestrator");
      var reasons = address.isEmpty() ? "" : rim.reasons(address.get().url());
      if (!reasons.isEmpty() && !reasons.equals(reasonsShown)) {
        screen.say(reasons);
      }
      reasonsShown = reasons;
    } catch (IOException e) { // the supervisor tells if it is gone
      reasonsShown = "";
    }
  }

  /** Ends everything that belongs to this hive; returns when no process of it is left. */
  void stop() throws IOException, InterruptedException {
    orchestrator.terminate();
    dashboard.terminate();
    orchestrator.awaitEnd(ORCHESTRATOR_END_MAX);
    dashboard.awaitEnd(DASHBOARD_END_MAX);
    endLeftovers();
  }

  /** Instances of an orchestrator that died before it could stop them. */
  private void endLeftovers() throws IOException, InterruptedException {
    var driver = ConsoleWiring.leftovers(home);
    driver.adopt(List.of());
    for (var process : driver.processes()) {
      driver.terminate(process.launch().id());
    }
    long deadline = System.nanoTime() + LEFTOVERS_END_MAX.toNanos();
    var never = new CountDownLatch(1);
    while (driver.processes().stream().anyMatch(InstanceProcess::running)
        && System.nanoTime() < deadline) {
      never.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
    }
    for (var process : driver.processes()) {
      driver.kill(process.launch().id(), LEFTOVERS_END_MAX);
    }
  }

  private record DashboardSource(Services services, DashboardPort port)
      implements Supervisor.Source {
    @Override
    public Service service() throws IOException {
      var chosen = port.choose();
      if (chosen.isEmpty()) {
        throw new IOException(port.complaint());
      }
      return services.dashboard(chosen.getAsInt());
    }

    @Override
    public boolean curable(String lastWords) {
      return port.outrun(lastWords);
    }
  }
}
