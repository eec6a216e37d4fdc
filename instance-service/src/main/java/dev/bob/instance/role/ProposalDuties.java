package dev.bob.instance.role;

import dev.bob.state.fold.Proposal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        .filter(one -> !left(one, situation, grace).isPositive())
        .map(ProposalDuties::due)
        .flatMap(Optional::stream)
        .toList();
  }

  /** How long each may still wait; zero or less if something is due about it. */
  static Stream<Duration> left(Situation situation) {
    var proposals = situation.state().proposals().pending();
    if (proposals.isEmpty()) {
      return Stream.empty();
    }
    var grace = situation.grace();
    return proposals.stream().map(one -> left(one, situation, grace));
  }

  private static Duration left(Proposal proposal, Situation situation, Duration grace) {
    return patience(proposal, situation)
        .plus(grace)
        .minus(situation.inSight().ofProposal(proposal.since()));
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
