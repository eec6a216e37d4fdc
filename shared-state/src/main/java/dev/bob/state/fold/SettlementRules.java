package dev.bob.state.fold;

import dev.bob.state.model.Effect;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Motion;
import dev.bob.state.model.Subject;
import dev.bob.state.model.Vote;
import java.util.Optional;

/** What the proposal to settle a contested finding does to the finding. */
final class SettlementRules {
  private SettlementRules() {}

  /** What speaks against opening it; empty if nothing does, or it settles nothing. */
  static Optional<Spoken.Refused> flaw(HiveState state, Motion motion) {
    if (!(motion.effect() instanceof Effect.Settlement)) {
      return Optional.empty();
    }
    if (!motion.deliberated() || !(motion.subject() instanceof Subject.OfFinding(var id))) {
      return refused(
          Reason.INVALID_PROPOSAL, "what settles a finding is about one, and deliberated");
    }
    var known = state.memory().find(id);
    if (known
        .flatMap(KnownFinding::settlement)
        .filter(argument -> !argument.mayBeginAgain())
        .isPresent()) {
      return refused(Reason.ALREADY_KNOWN, "finding " + id + " is or was argued about");
    }
    return known.filter(KnownFinding::contested).isPresent()
        ? Optional.empty()
        : refused(Reason.NO_CHANGE, "finding " + id + " is not contested");
  }

  private static Optional<Spoken.Refused> refused(Reason reason, String why) {
    return Optional.of(new Spoken.Refused(reason, why));
  }

  /** The finding remembers it, so that it is not proposed beside another one. */
  static HiveState opened(HiveState state, Proposal proposal) {
    return about(state, proposal)
        .map(known -> known.argued(proposal.id()))
        .map(known -> state.with(state.memory().with(known)))
        .orElse(state);
  }

  /**
   * Who abstains contradicts nothing: without a majority against it, it stays contested. It is
   * refused as soon as it cannot be accepted any more, so whoever has not voted by then counts by
   * the position that it took: else the order of the votes would decide.
   */
  static HiveState voted(HiveState state, Proposal proposal) {
    return proposal.state() instanceof ProposalState.Refused && isAgainst(proposal)
        ? settled(state, proposal, Word.Says.REFUTED)
        : state;
  }

  private static boolean isAgainst(Proposal proposal) {
    long silent =
        proposal.electorate().stream()
            .filter(voter -> !proposal.votes().containsKey(voter))
            .filter(voter -> !hasStoodAgainst(proposal, voter))
            .count();
    return proposal.count(Vote.NO) > proposal.count(Vote.YES) + silent;
  }

  private static boolean hasStoodAgainst(Proposal proposal, InstanceId voter) {
    return proposal
        .deliberation()
        .map(deliberation -> deliberation.positions().get(voter))
        .filter(position -> position.vote() == Vote.NO)
        .isPresent();
  }

  /** Who works on a goal lets the rounds go by: what a goal has cut short may be begun again. */
  static HiveState expired(HiveState state, Proposal proposal) {
    return hasGoalSince(state, proposal)
        ? about(state, proposal)
            .map(known -> known.interrupted(proposal.id()))
            .map(known -> state.with(state.memory().with(known)))
            .orElse(state)
        : state;
  }

  private static boolean hasGoalSince(HiveState state, Proposal proposal) {
    return state.work().goals().values().stream()
        .anyMatch(goal -> goal.state().open() || goal.seq() > proposal.seq());
  }

  static HiveState carriedOut(HiveState state, Proposal proposal) {
    return settled(state, proposal, Word.Says.CONFIRMED);
  }

  private static HiveState settled(HiveState state, Proposal proposal, Word.Says outcome) {
    return about(state, proposal)
        .filter(KnownFinding::contested)
        .map(known -> known.settled(proposal.id(), outcome))
        .map(known -> state.with(state.memory().with(known)))
        .orElse(state);
  }

  /** The finding that it settles, if it is still known. */
  private static Optional<KnownFinding> about(HiveState state, Proposal proposal) {
    return proposal.motion().effect() instanceof Effect.Settlement
            && proposal.motion().subject() instanceof Subject.OfFinding(var id)
        ? state.memory().find(id)
        : Optional.empty();
  }
}
