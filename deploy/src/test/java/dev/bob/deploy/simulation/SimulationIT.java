package dev.bob.deploy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** H3, the fast form: 200 hives, one of them of a thousand members. */
class SimulationIT {
  private static final int SEEDS = 200;

  @Test
  void noTaskIsLostOrDoneTwiceNoIdIsHeldTwiceAndEverythingEnds() {
    long begin = System.nanoTime();
    var seeds = Seeds.run(1, SEEDS);
    assertThat(seeds.pairs()).as("how often one helped another").isPositive();
    System.out.println(seeds.figures(Duration.ofNanos(System.nanoTime() - begin)));
  }
}
