package dev.bob.state.event;

import dev.bob.state.model.Clip;
import dev.bob.state.model.Motion;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Vote;

/** What is proposed, and how it is decided. */
public sealed interface ProposalFact extends Fact {
  /** Of what a voter or a person says about a proposal; more is cut off. */
  int WORDS_CHARS_MAX = 500;

  /**
   * {@code proposal.opened}, by a member or a person: the fold gives the id, and freezes the
   * electorate. A message of the type {@code proposal} by a person or a file does the same.
   */
  record Opened(Motion motion) implements ProposalFact {}

  /**
   * {@code vote.cast}, by a member of the electorate; until the proposal is decided, a later one
   * takes its place.
   *
   * @param version of the proposal that the voter has weighed
   * @param rationale one sentence for people
   * @param evidence what the voter computed itself to come to it; empty if it has none
   */
  record VoteCast(ProposalId proposal, int version, Vote vote, String rationale, String evidence)
      implements ProposalFact {
    public VoteCast {
      rationale = Clip.clip(rationale, WORDS_CHARS_MAX);
      evidence = Clip.clip(evidence, WORDS_CHARS_MAX);
    }
  }

  /**
   * {@code proposal.revised}, by its author: other words, a new electorate, and no votes yet.
   *
   * @param version the new one, the old one plus 1: who says it twice is heard once
   */
  record Revised(ProposalId proposal, int version, String title, String text)
      implements ProposalFact {
    public Revised {
      Motion.requireWords(title, text);
    }
  }

  /**
   * {@code proposal.expired}, by a member that has seen that version open for longer than its
   * deadline.
   */
  record Expired(ProposalId proposal, int version) implements ProposalFact {}

  /** {@code proposal.vetoed}, by a person, until the effect has begun. */
  record Vetoed(ProposalId proposal, String reason) implements ProposalFact {
    public Vetoed {
      if (reason.isBlank()) {
        throw new IllegalArgumentException("a veto has a reason");
      }
      reason = Clip.clip(reason, WORDS_CHARS_MAX);
    }
  }

  /** {@code proposal.carried_out}, by a member: the effect of an accepted one begins. */
  record CarriedOut(ProposalId proposal) implements ProposalFact {}
}
