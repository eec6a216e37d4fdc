package dev.bob.deploy.simulation;

import org.junit.jupiter.api.Test;

/**
 * H2 in full: 10,000 interleavings. Other seeds, or fewer: {@code -Dfrom=} and {@code -Dseeds=}.
 */
class ProposalsExperiment {
  private static final long SEEDS = 10_000;

  @Test
  void everyProposalEndsOnceAndTheSameForAll() {
    var seeds = ProposalSeeds.run(Long.getLong("from", 1_000), Long.getLong("seeds", SEEDS));
    System.out.println(seeds.figures());
  }
}
