package dev.bob.state;

import dev.bob.state.event.Author;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.Task;
import dev.bob.state.fold.Verdict;
import dev.bob.state.log.file.FileEventLog;
import dev.bob.state.model.InstanceId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * A process of some members of a hive in files. With a range of numbers they claim whatever is to
 * be had, and each claim that was accepted is printed. With one number, that member claims the
 * first task, says so, and completes it when the file {@code go} is there; it prints the verdict.
 */
public final class ClaimProcess {
  private static final long LOOK_EVERY_NANOS = 1_000_000;

  private ClaimProcess() {}

  /** Arguments: home, first number, and last number or nothing. */
  public static void main(String[] arguments) throws Exception {
    var home = Path.of(arguments[0]);
    int first = Integer.parseInt(arguments[1]);
    try (var hive = new Hive(FileEventLog.open(home), Clock.systemUTC())) {
      if (arguments.length == 3) {
        race(hive, first, Integer.parseInt(arguments[2]));
      } else {
        claimAndCompleteLate(hive, first, home.resolve("go"));
      }
    }
  }

  private static void race(Hive hive, int first, int last) throws Exception {
    var threads = new ArrayList<ClaimRace>();
    for (int number = first; number <= last; number++) {
      threads.add(ClaimRace.start(hive, number));
    }
    for (var race : threads) {
      race.won().forEach(task -> System.out.println(task + " " + race.by().id()));
    }
  }

  private static void claimAndCompleteLate(Hive hive, int number, Path go) throws Exception {
    var by = by(hive, number);
    var task = hive.state().work().ready().stream().map(Task::id).findFirst().orElseThrow();
    long token = hive.submit(by, new WorkFact.TaskClaimed(task)).seq().orElseThrow();
    System.out.println("claimed " + task);
    while (!Files.exists(go)) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    var late = hive.submit(by, new WorkFact.TaskCompleted(task, token, ClaimRace.NOTHING));
    System.out.println(
        late.verdict() instanceof Verdict.Rejected rejected
            ? "rejected " + rejected.reason()
            : late.verdict());
  }

  static Author by(Hive hive, int number) {
    var id = new InstanceId(number);
    return Author.instance(id, hive.state().members().find(id).orElseThrow().epoch());
  }
}
