package dev.bob.state.fold;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bob.state.event.Author;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Motion;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Round;
import dev.bob.state.model.Vote;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
 * @param deliberation what comes before the vote; absent where there is nothing before
 * @param heard who had had a word on the finding that it is about when it was opened, deciding one
 *     first: it cannot rest on later ones
 * @param since seq with which this version, its round, or its acceptance, began: what the time that
 *     it has been in sight is counted for
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
    Optional<Deliberation> deliberation,
    ProposalState state,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<InstanceId> heard,
    long since) {
  public Proposal {
    electorate = List.copyOf(electorate);
    heard = List.copyOf(heard);
  }

  static Proposal open(
      ProposalId id, long seq, Author by, Instant at, Motion motion, List<InstanceId> electorate) {
    return new Proposal(
        id,
        seq,
        by,
        at,
        1,
        motion,
        electorate,
        TreePMap.empty(),
        begun(motion),
        new ProposalState.Open(),
        List.of(),
        seq);
  }

  /** The same, opened when those had had their word on its finding. */
  Proposal after(List<Word> words) {
    return new Proposal(
        id,
        seq,
        by,
        openedAt,
        version,
        motion,
        electorate,
        votes,
        deliberation,
        state,
        words.stream().map(Word::by).toList(),
        since);
  }

  private static Optional<Deliberation> begun(Motion motion) {
    return motion.deliberated() ? Optional.of(Deliberation.BEGUN) : Optional.empty();
  }

  public boolean isOpen() {
    return state instanceof ProposalState.Open;
  }

  /** Whether votes are cast now. */
  public boolean isVotedOn() {
    return isOpen() && round() == Round.VOTE;
  }

  /** Where it stands before it is decided: at the vote, if nothing comes before that. */
  public Round round() {
    return deliberation.map(Deliberation::round).orElse(Round.VOTE);
  }

  /** Whether that voter has still to speak or to vote. */
  public boolean awaits(InstanceId voter) {
    return isOpen()
        && electorate.contains(voter)
        && (isVotedOn()
            ? !votes.containsKey(voter)
            : deliberation.filter(one -> one.awaits(voter)).isPresent());
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
        begun(next),
        new ProposalState.Open(),
        heard,
        revisedSeq);
  }

  /** With that said before the vote; the time of a round is counted from its beginning. */
  Proposal with(Deliberation next, long saidSeq) {
    long begin = next.round() == round() ? since : saidSeq;
    return new Proposal(
        id,
        seq,
        by,
        openedAt,
        version,
        motion,
        electorate,
        votes,
        Optional.of(next),
        state,
        heard,
        begin);
  }

  Proposal with(ProposalState next, long nextSince) {
    return new Proposal(
        id,
        seq,
        by,
        openedAt,
        version,
        motion,
        electorate,
        votes,
        deliberation,
        next,
        heard,
        nextSince);
  }

  private Proposal with(PSortedMap<InstanceId, Ballot> next) {
    return new Proposal(
        id,
        seq,
        by,
        openedAt,
        version,
        motion,
        electorate,
        next,
        deliberation,
        state,
        heard,
        since);
  }
}
