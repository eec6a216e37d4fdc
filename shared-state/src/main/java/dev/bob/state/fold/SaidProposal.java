package dev.bob.state.fold;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.model.ProposalId;

/** What a message of the type {@code proposal} brings about. */
sealed interface SaidProposal {
  /**
   * It opens a proposal, or another version of one.
   *
   * @param state with that
   */
  record Taken(HiveState state, ProposalId id) implements SaidProposal {
    /** The metadata of the message, with the id under {@code bob}. */
    ObjectNode named(ObjectNode metadata) {
      var named = metadata.deepCopy();
      var own = named.path("bob") instanceof ObjectNode bob ? bob : named.putObject("bob");
      own.put("proposal", id.toString());
      return named;
    }
  }

  /** It cannot. @param why one sentence for people */
  record Refused(Reason reason, String why) implements SaidProposal {}

  /** By a person or a file: members have an event for that. */
  static SaidProposal of(HiveState state, Recorded recorded, String content, ObjectNode metadata) {
    try {
      var motion = SaidMotion.of(content, metadata);
      var revises = SaidMotion.revises(metadata);
      if (revises.isPresent()) {
        int version = state.proposals().find(revises.get()).map(Proposal::version).orElse(0);
        return revised(
            state,
            recorded,
            new ProposalFact.Revised(revises.get(), version + 1, motion.title(), motion.text()));
      }
      var flaw = ProposalRules.flaw(state, motion);
      return flaw.isPresent()
          ? new Refused(flaw.get().reason(), flaw.get().sentence())
          : new Taken(
              ProposalRules.opened(state, recorded, motion),
              new ProposalId(state.proposals().nextNumber()));
    } catch (IllegalArgumentException e) {
      return new Refused(Reason.INVALID_PROPOSAL, String.valueOf(e.getMessage()));
    }
  }

  private static SaidProposal revised(
      HiveState state, Recorded recorded, ProposalFact.Revised fact) {
    var applied = ProposalRules.apply(state, recorded, fact);
    return applied.verdict() instanceof Verdict.Rejected(var reason, var detail)
        ? new Refused(reason, detail)
        : new Taken(applied.state(), fact.proposal());
  }
}
