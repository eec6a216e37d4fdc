package dev.bob.state.fold;

import dev.bob.state.model.Vote;

/**
 * What a voter said.
 *
 * @param seq of its event
 * @param evidence what the voter computed itself; may be empty
 */
public record Ballot(long seq, Vote vote, String rationale, String evidence) {
  /** Whether the other says just the same. */
  boolean repeats(Ballot other) {
    return vote == other.vote
        && rationale.equals(other.rationale)
        && evidence.equals(other.evidence);
  }
}
