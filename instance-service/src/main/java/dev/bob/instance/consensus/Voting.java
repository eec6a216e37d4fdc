package dev.bob.instance.consensus;

import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Proposal;
import dev.bob.state.model.InstanceId;
import java.util.Optional;

/**
 * What a member owes the proposals of others and its own: one vote for each version, and before
 * that one word in each round of a deliberation. Pure.
 */
public final class Voting {
  private Voting() {}

  /** The oldest open proposal on which that member has still to speak or to vote. */
  public static Optional<Proposal> due(HiveState state, InstanceId voter) {
    return state.proposals().pending().stream()
        .filter(proposal -> proposal.awaits(voter))
        .findFirst();
  }
}
