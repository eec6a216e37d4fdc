package dev.bob.state.event;

import dev.bob.state.model.Clip;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Round;
import dev.bob.state.model.Vote;
import java.util.Optional;

/** What is said about a proposal before it is voted on. */
public sealed interface DeliberationFact extends Fact {
  ProposalId proposal();

  /** Of the proposal: what was said about an older one counts no more. */
  int version();

  /**
   * {@code position.stated}, by a voter, once in the round of positions.
   *
   * @param stance how it would vote now
   * @param evidence what it computed itself to come to it; empty if it has none
   */
  record PositionStated(
      ProposalId proposal, int version, Vote stance, String rationale, String evidence)
      implements DeliberationFact {
    public PositionStated {
      rationale = Clip.clip(rationale, ProposalFact.WORDS_CHARS_MAX);
      evidence = Clip.clip(evidence, ProposalFact.WORDS_CHARS_MAX);
    }
  }

  /**
   * {@code critique.stated}, by a voter, once in the round of critique.
   *
   * @param of whose position it looked at; absent if none contradicts its own
   * @param holds whether it found the same as that one; true if it looked at none
   * @param evidence what it computed itself, in the way of the other; may be empty
   */
  record CritiqueStated(
      ProposalId proposal,
      int version,
      Optional<InstanceId> of,
      boolean holds,
      String rationale,
      String evidence)
      implements DeliberationFact {
    public CritiqueStated {
      rationale = Clip.clip(rationale, ProposalFact.WORDS_CHARS_MAX);
      evidence = Clip.clip(evidence, ProposalFact.WORDS_CHARS_MAX);
    }
  }

  /** {@code round.ended}, by a member that has seen that round for longer than its deadline. */
  record RoundEnded(ProposalId proposal, int version, Round round) implements DeliberationFact {}
}
