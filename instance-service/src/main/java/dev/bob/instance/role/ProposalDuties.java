package dev.bob.instance.role;

import dev.bob.state.fold.Proposal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the leader owes the proposals: to say when the time of one, or of a round of it, is over,
 * and to carry out what is accepted. Pure.
 *
 * <p>Time is counted from when this member first saw that version, or that acceptance. The member
 * of rank k does it k × {@link RoleLimits#takeoverStep} later; the first event wins.
 */
final class ProposalDuties {
  private ProposalDuties() {}

  /** May be empty, and is as long as nothing is proposed. */
  static List<Intent> decide(Situation situation) {
    var proposals = situation.state().proposals().pending();
    if (proposals.isEmpty()) {
      return List.of();
    }
    var grace = situation.grace();
    return proposals.stream()
        .filter(one -> inSight(one, situation).compareTo(patience(one, situation).plus(grace)) >= 0)
        .map(ProposalDuties::due)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Duration inSight(Proposal proposal, Situation situation) {
    return situation.inSight().ofProposal(proposal.since());
  }

  private static Duration patience(Proposal proposal, Situation situation) {
    return proposal.isAccepted() ? situation.limits().vetoWindow() : proposal.motion().deadline();
  }

  private static Optional<Intent> due(Proposal proposal) {
    if (proposal.isAccepted()) {
      return Optional.of(new Intent.CarryOut(proposal));
    }
    if (!proposal.isOpen()) {
      return Optional.empty();
    }
    return Optional.of(
        proposal.isVotedOn() ? new Intent.EndVote(proposal) : new Intent.EndRound(proposal));
  }
}
