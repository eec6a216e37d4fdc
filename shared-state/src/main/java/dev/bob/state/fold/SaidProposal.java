package dev.bob.state.fold;

import dev.bob.state.event.ProposalFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.model.ProposalId;

/** A message of the type {@code proposal} opens a proposal, or another version of one. */
final class SaidProposal {
  private SaidProposal() {}

  static Spoken of(HiveState state, Recorded recorded, Message message) {
    try {
      var motion = SaidMotion.of(message.content(), message.metadata());
      var revises = SaidMotion.revises(message.metadata());
      if (revises.isPresent()) {
        int version = state.proposals().find(revises.get()).map(Proposal::version).orElse(0);
        var next =
            new ProposalFact.Revised(revises.get(), version + 1, motion.title(), motion.text());
        return revised(state, recorded, next, message);
      }
      var flaw = ProposalRules.flaw(state, motion);
      return flaw.isPresent()
          ? flaw.get()
          : heard(
              ProposalRules.opened(state, recorded, motion),
              message,
              new ProposalId(state.proposals().nextNumber()));
    } catch (IllegalArgumentException e) {
      return new Spoken.Refused(Reason.INVALID_PROPOSAL, String.valueOf(e.getMessage()));
    }
  }

  private static Spoken revised(
      HiveState state, Recorded recorded, ProposalFact.Revised fact, Message message) {
    var applied = ProposalRules.apply(state, recorded, fact);
    return applied.verdict() instanceof Verdict.Rejected(var reason, var detail)
        ? new Spoken.Refused(reason, detail)
        : heard(applied.state(), message, fact.proposal());
  }

  private static Spoken heard(HiveState state, Message message, ProposalId id) {
    return new Spoken.Heard(state, message.naming("proposal", id));
  }
}
