package dev.bob.deploy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** H2, the fast form: 500 interleavings. */
class ProposalsTest {
  private static final int SEEDS = 500;

  @Test
  void everyProposalEndsOnceAndTheSameForAll() {
    // When
    var seeds = ProposalSeeds.run(1, SEEDS);

    // Then: what cannot happen here, it does not judge.
    assertThat(seeds.outcomes())
        .containsOnlyKeys("carried_out", "expired", "refused", "vetoed")
        .allSatisfy((outcome, count) -> assertThat(count).as(outcome).isGreaterThan(SEEDS / 5));
    assertThat(seeds.refusedVotes().keySet())
        .contains("already_decided", "dead_epoch", "no_change", "no_voter", "stale_version");
    System.out.println(seeds.figures());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theSameSeedGivesTheSameEvents(long seed) {
    assertThat(new SimulatedVoting(seed).run().fingerprint())
        .isEqualTo(new SimulatedVoting(seed).run().fingerprint());
  }
}
