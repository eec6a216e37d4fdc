package dev.bob.deploy.simulation;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs one seed after another, and breaks off at the first that shows something wrong. */
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
      for (long seed = from; seed < from + count; seed++) {
        seeds.run(seed);
      }
    } else {
      seeds.run(only);
    }
    return seeds;
  }

  private void run(long seed) {
    try {
      var simulation = Simulation.run(seed);
      runs++;
      members = Math.max(members, simulation.hive().size().members());
      events += simulation.events();
      lost += simulation.lost();
      done += simulation.tasksDone();
      pairs += simulation.hive().checker().pairs();
    } catch (RuntimeException e) {
      throw new AssertionError(
          "seed " + seed + " (again: -Dseed=" + seed + "): " + e.getMessage(), e);
    }
  }

  String figures(Duration took) {
    return "simulation: %d seeds, up to %d members, %d events, %d lost, %d tasks done, %d pairs, %d s"
        .formatted(runs, members, events, lost, done, pairs, took.toSeconds());
  }

  long pairs() {
    return pairs;
  }
}
