package dev.bob.deploy.simulation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;

/**
 * Runs seeds, as many at once as there are cores: each is a hive of its own, and on one thread.
 * Breaks off soon after the first that shows something wrong.
 */
final class Seeds {
  private static final Logger FLEET = Logger.getLogger("dev.bob.orchestrator.fleet");

  private long runs;
  private long members;
  private long events;
  private long lost;
  private long done;
  private long pairs;

  /** Of a seed that fails, a person runs that one again: {@code -Dseed=}. */
  static Seeds run(long from, long count) {
    FLEET.setLevel(Level.OFF); // it tells of each that is lost, which here are many
    var seeds = new Seeds();
    var only = Long.getLong("seed");
    if (only == null) {
      seeds.runAll(from, count);
    } else {
      seeds.run(only);
    }
    return seeds;
  }

  private void runAll(long from, long count) {
    int cores = Runtime.getRuntime().availableProcessors();
    try (var threads = Executors.newFixedThreadPool(cores)) {
      var runs =
          LongStream.range(from, from + count)
              .mapToObj(seed -> CompletableFuture.runAsync(() -> run(seed), threads))
              .toList();
      try {
        runs.forEach(CompletableFuture::join);
      } catch (CompletionException e) {
        threads.shutdownNow();
        throw new AssertionError(e.getCause().getMessage(), e);
      }
    }
  }

  private void run(long seed) {
    try {
      add(Simulation.run(seed));
    } catch (RuntimeException e) {
      throw new AssertionError(
          "seed " + seed + " (again: -Dseed=" + seed + "): " + e.getMessage(), e);
    }
  }

  private synchronized void add(Simulation simulation) {
    runs++;
    members = Math.max(members, simulation.hive().size().members());
    events += simulation.events();
    lost += simulation.lost();
    done += simulation.tasksDone();
    pairs += simulation.hive().checker().pairs();
  }

  String figures(Duration took) {
    return "simulation: %d seeds, up to %d members, %d events, %d lost, %d tasks done, %d pairs, %d s"
        .formatted(runs, members, events, lost, done, pairs, took.toSeconds());
  }

  long pairs() {
    return pairs;
  }
}
