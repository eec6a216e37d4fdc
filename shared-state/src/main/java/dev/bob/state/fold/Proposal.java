package dev.bob.state.fold;

import dev.bob.state.event.Author;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Motion;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Vote;
import java.time.Instant;
import java.util.List;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * A proposal, and who has said what of it.
 *
 * @param seq of the event that opened it
 * @param openedAt its author's wall clock, for people
 * @param version 1, 2, …: each revision is another one
 * @param electorate who was there when that version was opened, by number: whoever holds such an id
 *     votes for it, and one that is lost stays among the voters
 * @param votes of this version, by voter
 * @param since seq with which this version, or its acceptance, began: what the time that it has
 *     been in sight is counted for
 */
public record Proposal(
    ProposalId id,
    long seq,
    Author by,
    Instant openedAt,
    int version,
    Motion motion,
    List<InstanceId> electorate,
    PSortedMap<InstanceId, Ballot> votes,
    ProposalState state,
    long since) {
  public Proposal {
    electorate = List.copyOf(electorate);
  }

  static Proposal open(
      ProposalId id, long seq, Author by, Instant at, Motion motion, List<InstanceId> electorate) {
    return new Proposal(
        id, seq, by, at, 1, motion, electorate, TreePMap.empty(), new ProposalState.Open(), seq);
  }

  public boolean isOpen() {
    return state instanceof ProposalState.Open;
  }

  public boolean isAccepted() {
    return state instanceof ProposalState.Accepted;
  }

  /** How many have said that. */
  public int count(Vote vote) {
    return (int) votes.values().stream().filter(ballot -> ballot.vote() == vote).count();
  }

  /** How many have to say yes. */
  public int needed() {
    return motion.rule().needed(electorate.size());
  }

  /**
   * With that vote; decided as soon as those who have not voted yet can change nothing. The votes
   * that are there count as they are: they could have been changed until then.
   */
  Proposal voted(InstanceId voter, Ballot ballot) {
    var next = with(votes.plus(voter, ballot));
    int yes = next.count(Vote.YES);
    int silent = electorate.size() - next.votes.size();
    if (yes >= needed()) {
      return next.with(new ProposalState.Accepted(), ballot.seq());
    }
    return yes + silent < needed() ? next.with(new ProposalState.Refused(), ballot.seq()) : next;
  }

  /** The next version, on which nobody has voted. */
  Proposal revised(Motion next, List<InstanceId> voters, long revisedSeq) {
    return new Proposal(
        id,
        seq,
        by,
        openedAt,
        version + 1,
        next,
        voters,
        TreePMap.empty(),
        new ProposalState.Open(),
        revisedSeq);
  }

  Proposal with(ProposalState next, long nextSince) {
    return new Proposal(id, seq, by, openedAt, version, motion, electorate, votes, next, nextSince);
  }

  private Proposal with(PSortedMap<InstanceId, Ballot> next) {
    return new Proposal(id, seq, by, openedAt, version, motion, electorate, next, state, since);
  }
}
