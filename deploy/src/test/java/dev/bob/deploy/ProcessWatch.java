package dev.bob.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Looks again and again, on a thread of its own, at the processes of a hive and at its journal: two
 * that are the same instance, or one that runs on although the hive has declared it lost.
 */
final class ProcessWatch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(100);

  private final Path home;
  private final HiveProcesses processes;
  private final Set<String> seen = new ConcurrentSkipListSet<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::run);
  private volatile int looks;

  private ProcessWatch(Path home) {
    this.home = home;
    this.processes = new HiveProcesses(home);
  }

  static ProcessWatch start(Path home) {
    var watch = new ProcessWatch(home);
    watch.thread.start();
    return watch;
  }

  private void run() {
    try {
      while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
        looks++;
      }
    } catch (IOException | RuntimeException e) {
      seen.add("the watch cannot see: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The journal is read before for what must have ended, and after for what may have. */
  private void look() throws IOException {
    var before = Incarnations.of(Journal.at(home), Map.of());
    var running = processes.of("instance");
    var after = Incarnations.of(Journal.at(home), Map.of());
    var byKey = new HashMap<String, List<Long>>();
    for (var process : running) {
      if (before.ofPid(process.pid()).stream().anyMatch(before::lost)) {
        seen.add("a lost one runs: " + process);
      }
      if (after.ofPid(process.pid()).stream().noneMatch(after::left)) {
        byKey
            .computeIfAbsent(process.environment().get("BOB_LAUNCH_KEY"), _ -> new ArrayList<>())
            .add(process.pid());
      }
    }
    byKey.forEach(
        (key, pids) -> {
          if (pids.size() > 1) {
            seen.add("several processes are " + key + ": " + pids);
          }
        });
  }

  /** A sentence for each thing that must not be. */
  Set<String> seen() {
    return Set.copyOf(seen);
  }

  int looks() {
    return looks;
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
