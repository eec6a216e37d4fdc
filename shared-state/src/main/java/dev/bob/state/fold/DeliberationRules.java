package dev.bob.state.fold;

import dev.bob.state.event.DeliberationFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Round;
import java.util.function.Supplier;

/** Who may say what before a vote, and when a round is over. */
final class DeliberationRules {
  private DeliberationRules() {}

  static Applied apply(HiveState state, Recorded recorded, DeliberationFact fact) {
    var member = state.author(recorded.event().by());
    if (member.isEmpty()) {
      return state.reject(Reason.NOT_ALLOWED, "only a member deliberates");
    }
    return ProposalRules.open(
        state,
        fact.proposal(),
        fact.version(),
        proposal ->
            proposal.deliberation().isEmpty()
                ? state.reject(
                    Reason.NOT_READY, proposal.id() + " is voted on without deliberation")
                : say(state, recorded, proposal, member.get().id(), fact));
  }

  private static Applied say(
      HiveState state, Recorded recorded, Proposal proposal, InstanceId by, DeliberationFact fact) {
    long seq = recorded.seq();
    var now = proposal.deliberation().orElseThrow();
    var voters = proposal.electorate();
    return switch (fact) {
      case DeliberationFact.PositionStated said ->
          speak(
              state,
              proposal,
              by,
              Round.POSITIONS,
              () -> {
                var position = new Ballot(seq, said.stance(), said.rationale(), said.evidence());
                return proposal.with(now.stated(by, position, voters), seq);
              });
      case DeliberationFact.CritiqueStated said ->
          speak(
              state,
              proposal,
              by,
              Round.CRITIQUE,
              () -> {
                var critique =
                    new Critique(seq, said.of(), said.holds(), said.rationale(), said.evidence());
                return proposal.with(now.criticised(by, critique, voters), seq);
              });
      case DeliberationFact.RoundEnded ended ->
          now.round() == ended.round() && now.round() != Round.VOTE
              ? accept(state, proposal.with(now.next(), seq))
              : state.reject(Reason.NO_CHANGE, proposal.id() + " is at the " + now.round());
    };
  }

  private static Applied speak(
      HiveState state, Proposal proposal, InstanceId by, Round round, Supplier<Proposal> said) {
    var now = proposal.deliberation().orElseThrow();
    if (!proposal.electorate().contains(by)) {
      return state.reject(Reason.NO_VOTER, by + " came after " + proposal.id() + " was opened");
    }
    if (now.round() != round) {
      return state.reject(Reason.NOT_READY, proposal.id() + " is at the " + now.round());
    }
    return now.awaits(by)
        ? accept(state, said.get())
        : state.reject(Reason.ALREADY_KNOWN, by + " has spoken in this round");
  }

  private static Applied accept(HiveState state, Proposal proposal) {
    return state.with(state.proposals().with(proposal)).accept();
  }
}
