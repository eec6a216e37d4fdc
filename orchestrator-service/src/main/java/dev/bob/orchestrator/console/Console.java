package dev.bob.orchestrator.console;

import dev.bob.orchestrator.ConsoleWiring;
import dev.bob.orchestrator.Plain;
import dev.bob.state.Hive;
import dev.bob.state.fold.Goal;
import dev.bob.state.fold.HiveState;
import dev.bob.state.lock.LockFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;

/**
 * The program in the foreground of {@code start-multi.sh}: starts and supervises the services,
 * shows how the hive gets on, and stops everything at Ctrl-C. A second one on the same home
 * attaches to the hive instead: it shows the same and stops nothing.
 *
 * <p>Exit code: 0; with {@code --exit-when-done} 1 if tasks are blocked and 2 if the goal is
 * refused; 2 if something is in the way, with one sentence on stderr; 130 after Ctrl-C. If it is
 * killed, the services go on, and the next one takes them over.
 */
public final class Console {
  private static final int REFUSED = 2;
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  /**
   * Once there is no link to wait for: that a service is refused, or the hive ends, shows later.
   */
  private static final Duration REST_LOOK_EVERY = Duration.ofSeconds(2);

  /** How long to leave the screen as it is, so that a fast hive costs little. */
  private static final Duration REDRAW_EVERY = Duration.ofMillis(100);

  /** A small job may be done before all have joined; they are awaited this long after the start. */
  private static final Duration COMPLETE_WAIT_MAX = Duration.ofSeconds(20);

  /** If the fleet is not complete by then, the person is told why. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ConsoleArguments arguments;
  private final Screen screen;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private Optional<RunningServices> services = Optional.empty();

  private Console(ConsoleArguments arguments) {
    this.arguments = arguments;
    this.screen =
        new Screen(new PrintStream(System.out, false, StandardCharsets.UTF_8), arguments.columns());
  }

  public static void main(String[] args) throws InterruptedException {
    LogManager.getLogManager().reset(); // the screen is for the person; alarms are shown there
    var console = new Console(ConsoleArguments.parse(args));
    int code;
    try {
      code = console.run();
    } catch (IOException e) {
      System.err.println(Plain.line(String.valueOf(e.getMessage())));
      code = REFUSED;
    }
    console.ended.countDown();
    System.exit(code);
  }

  private int run() throws IOException, InterruptedException {
    Files.createDirectories(arguments.home());
    try (var lock =
        LockFile.open(arguments.home().resolve(".bob").resolve("locks").resolve("console.lock"))) {
      boolean owner = lock.tryLock();
      if (owner) {
        services = Optional.of(new RunningServices(arguments, screen));
      } else {
        screen.say("A hive runs on this home already: attached to it, Ctrl-C only detaches.");
      }
      Runtime.getRuntime().addShutdownHook(new Thread(this::end, "bob-console-end"));
      services.ifPresent(RunningServices::start);
      try (var hive = ConsoleWiring.hive(arguments.home())) {
        return follow(hive, Wishes.state(hive, arguments), lock);
      } finally {
        end();
      }
    }
  }

  private int follow(Hive hive, Goal goal, LockFile lock) throws IOException, InterruptedException {
    var news = new News(hive.state());
    boolean told = false;
    long seq = -1;
    boolean changed = true;
    while (!ending.await(changed ? REDRAW_EVERY.toMillis() : 0, TimeUnit.MILLISECONDS)) {
      var state = hive.awaitChange(seq, linkTold() ? REST_LOOK_EVERY : LOOK_EVERY);
      changed = state.seq() > seq;
      seq = state.seq();
      if (changed) {
        show(state, news);
      }
      showServices(state, news);
      refuseWithServices();
      var now = state.work().goal(goal.id()).orElse(goal);
      boolean complete = news.fleetComplete() || waited().compareTo(COMPLETE_WAIT_MAX) > 0;
      if (!now.state().open() && complete && !told) {
        told = true;
        tell(state, now);
        seq = -1; // what members do is shown again below
      }
      if (told && arguments.exitWhenDone() && state.work().openGoals().isEmpty() && linkTold()) {
        return Summary.exitCode(now);
      }
      if (services.isEmpty() && lock.tryLock()) {
        screen.say("The hive was stopped.");
        return 0;
      }
    }
    ended.await();
    return 0;
  }

  /**
   * A small job may be done sooner than the dashboard is up; the person is shown its link still.
   */
  private boolean linkTold() {
    return services.filter(running -> !running.linkShown()).isEmpty()
        || waited().compareTo(COMPLETE_WAIT_MAX) > 0;
  }

  private void refuseWithServices() throws IOException {
    var refusal = services.flatMap(RunningServices::refusal);
    if (refusal.isPresent()) {
      throw new IOException(refusal.get());
    }
  }

  private void tell(HiveState state, Goal goal) {
    screen.leaveBlock();
    screen.say(Summary.lines(state, goal, arguments.home()));
    if (!arguments.exitWhenDone()) {
      screen.say("Set another goal on the dashboard, or end the hive with Ctrl-C.");
    }
  }

  /** What an event has changed. */
  private void show(HiveState state, News news) {
    var lines = news.lines(state, waited());
    if (!lines.isEmpty()) {
      screen.say(lines);
    }
    screen.show(progress(state));
  }

  /** What comes of time alone, and what is to be told without an event. */
  private void showServices(HiveState state, News news) {
    services.ifPresent(RunningServices::showLink);
    boolean impatient = waited().compareTo(PATIENCE) > 0;
    if (news.fleetComplete() || impatient) {
      services.ifPresent(RunningServices::startDashboard);
    }
    if (impatient && state.members().live().size() < state.fleet().wished().orElse(0)) {
      services.ifPresent(RunningServices::showReasons);
    }
  }

  /** Since the person's command, by the wall clock: it began in another process. */
  private Duration waited() {
    return Duration.ofMillis(System.currentTimeMillis() - arguments.beganMillis());
  }

  /** Where lines cannot be redrawn, only those are worth one that tell of work. */
  private List<String> progress(HiveState state) {
    return arguments.columns().isPresent() ? Progress.lines(state) : Progress.busy(state);
  }

  /** Runs once: at the end of {@link #run}, or when the process is told to end. */
  private synchronized void end() {
    if (ended.getCount() == 0) {
      return;
    }
    boolean asked = Thread.currentThread().getName().equals("bob-console-end");
    ending.countDown();
    screen.endBlock();
    try {
      if (services.isEmpty()) {
        screen.say(asked ? List.of("", "Detached: the hive goes on.") : List.of());
      } else {
        if (asked) {
          screen.say(List.of("", "Stopping the hive …"));
        }
        services.get().stop();
        screen.say(List.of("", "Stopped, no process is left. Kept: " + arguments.home()));
        if (asked) {
          screen.say("Resume   " + arguments.resume());
        }
      }
    } catch (IOException e) {
      screen.say("could not stop everything: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ended.countDown();
  }
}
