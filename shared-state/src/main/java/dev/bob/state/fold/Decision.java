package dev.bob.state.fold;

import dev.bob.state.model.InstanceId;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Vote;
import java.time.Instant;
import java.util.List;

/**
 * What the hive has decided, and how.
 *
 * @param seq of the event that carried it out: its identity
 * @param voters how many could vote
 * @param dissent who voted against it, and why
 * @param at wall clock of who carried it out, for people
 */
public record Decision(
    long seq,
    ProposalId proposal,
    String title,
    String text,
    int voters,
    int votesFor,
    int votesAgainst,
    List<Dissent> dissent,
    Instant at) {
  public Decision {
    dissent = List.copyOf(dissent);
  }

  /** A vote against it. */
  public record Dissent(InstanceId instance, String rationale) {}

  static Decision of(Proposal proposal, long seq, Instant at) {
    return new Decision(
        seq,
        proposal.id(),
        proposal.motion().title(),
        proposal.motion().text(),
        proposal.electorate().size(),
        proposal.count(Vote.YES),
        proposal.count(Vote.NO),
        proposal.votes().entrySet().stream()
            .filter(vote -> vote.getValue().vote() == Vote.NO)
            .map(vote -> new Dissent(vote.getKey(), vote.getValue().rationale()))
            .toList(),
        at);
  }
}
