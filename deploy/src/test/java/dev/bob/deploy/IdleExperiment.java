package dev.bob.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * H7: what a hive of four costs that has done its work. For one minute after its last event there
 * is no event and no call of a mind, and all its processes together take less than 2 % of one core.
 */
class IdleExperiment {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** So long nothing happens after the report and what idle instances do about it. */
  private static final Duration QUIET = Duration.ofSeconds(20);

  private static final double CORE_SHARE_MAX = 0.02;

  /** Of {@code /proc/PID/stat}, behind the name of the program: fields 14 and 15 of proc(5). */
  private static final int USER_TICKS = 11;

  private static final int KERNEL_TICKS = 12;

  /** What the kernel tells programs, however fast its own clock is. */
  private static final int TICKS_PER_SECOND = 100;

  @TempDir Path temp;

  @Test
  void anIdleHiveDoesNothing() throws Exception {
    // Given
    var build = Shell.run(Scripts.folder(), Map.of(), List.of(Scripts.build()));
    assertThat(build.code()).as(build.err()).isZero();
    var repository = PlantedRepository.make(temp.toRealPath().resolve("planted"));
    try (var hive =
        RunningHive.start(repository.folder(), temp.toRealPath().resolve("home"), "4")) {
      hive.awaitMembers(4);
      var minds = new MindCalls(hive);
      long calls = minds.awaitQuiet();
      awaitStillness(hive); // nor does anybody look meanwhile: who looks is served for a while
      int events = hive.events().size();
      var before = ticks(hive);

      // When
      long began = System.nanoTime();
      await()
          .atMost(MINUTE.multipliedBy(2))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> System.nanoTime() - began >= MINUTE.toNanos());

      // Then
      var after = ticks(hive);
      double seconds = (System.nanoTime() - began) / 1e9;
      double core = seconds(before, after) / seconds;
      System.out.printf(
          Locale.ROOT,
          "an idle hive of 4, %.0f s: %d events, %d mind calls, %.2f %% of one core (goal < 2):%s%n",
          seconds,
          hive.events().size() - events,
          minds.count() - calls,
          100 * core,
          after.keySet().stream()
              .map(name -> " %s %.2f s".formatted(name, seconds(name, before, after)))
              .collect(Collectors.joining(",")));
      assertThat(after.keySet()).isEqualTo(before.keySet());
      assertThat(hive.events()).hasSize(events);
      assertThat(minds.count()).isEqualTo(calls);
      assertThat(core).isLessThan(CORE_SHARE_MAX);
    }
  }

  private static void awaitStillness(RunningHive hive) {
    var last = new AtomicInteger(-1);
    await("stillness")
        .atMost(RunningHive.LIMIT)
        .pollInterval(QUIET)
        .until(
            () -> {
              int now = hive.events().size();
              return last.getAndSet(now) == now;
            });
  }

  /** What each process of the hive has taken of the processor, in ticks, by what it is. */
  private static Map<String, Long> ticks(RunningHive hive) throws IOException {
    var ticks = new TreeMap<String, Long>();
    for (var process : hive.processes()) {
      var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      ticks.put(
          name(process) + " " + process.pid(),
          Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[KERNEL_TICKS]));
    }
    return ticks;
  }

  private static String name(HiveProcesses.Running process) {
    return Stream.of("instance", "orchestrator", "dashboard")
        .filter(process::runs)
        .findFirst()
        .orElse("console");
  }

  private static double seconds(Map<String, Long> before, Map<String, Long> after) {
    return after.keySet().stream().mapToDouble(name -> seconds(name, before, after)).sum();
  }

  private static double seconds(String name, Map<String, Long> before, Map<String, Long> after) {
    return (double) (after.get(name) - before.getOrDefault(name, 0L)) / TICKS_PER_SECOND;
  }
}
