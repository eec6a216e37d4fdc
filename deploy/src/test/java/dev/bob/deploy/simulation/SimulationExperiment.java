package dev.bob.deploy.simulation;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * H3 in full: 10,000 hives, every two-hundredth of a thousand members. Other seeds, or fewer:
 * {@code -Dfrom=} and {@code -Dseeds=}.
 */
class SimulationExperiment {
  private static final long SEEDS = 10_000;

  @Test
  void noTaskIsLostOrDoneTwiceNoIdIsHeldTwiceAndEverythingEnds() {
    long begin = System.nanoTime();
    var seeds = Seeds.run(Long.getLong("from", 1_000), Long.getLong("seeds", SEEDS));
    System.out.println(seeds.figures(Duration.ofNanos(System.nanoTime() - begin)));
  }
}
