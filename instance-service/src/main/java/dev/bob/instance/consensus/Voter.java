package dev.bob.instance.consensus;

import dev.bob.instance.mind.Mind;
import dev.bob.instance.status.InstanceLog;
import dev.bob.instance.status.StatusBoard;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.DeliberationFact;
import dev.bob.state.event.Fact;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Proposal;
import dev.bob.state.log.LogException;
import dev.bob.state.model.Effect;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import dev.bob.state.model.Way;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * Weighs a proposal by evidence that the mind computes at that moment, and votes; before the vote
 * of a deliberation it states its position, and looks at that of another one. On the thread of the
 * loop. What others have said decides where it looks, and never what it says. If the process dies
 * before, its next incarnation speaks.
 */
public final class Voter {
  private final Hive hive;
  private final Weighing weighing;
  private final StatusBoard status;
  private final InstanceLog log;
  private final Duration limit;

  /**
   * @param limit how long one proposal may be weighed
   */
  public Voter(Hive hive, Mind mind, StatusBoard status, InstanceLog log, Duration limit) {
    this.limit = limit;
    this.hive = hive;
    this.weighing = new Weighing(hive, mind, log);
    this.status = status;
    this.log = log;
  }

  /** Says what is due from it in this round; gives whether the hive accepted it. */
  public boolean speak(Proposal proposal, Member me) throws LogException, InterruptedException {
    status.acting(Optional.empty(), limit);
    return switch (proposal.round()) {
      case POSITIONS -> say(me, position(proposal, me), "stands");
      case CRITIQUE -> say(me, critique(proposal, me), "criticises");
      case VOTE -> say(me, vote(proposal, me), "votes");
    };
  }

  private boolean say(Member me, Said said, String verb) throws LogException {
    boolean accepted = hive.submit(Author.instance(me.id(), me.epoch()), said.fact()).accepted();
    if (accepted) {
      log.info(verb + " " + said.words());
    }
    return accepted;
  }

  /**
   * @param words for the log of the instance
   */
  private record Said(Fact fact, String words) {}

  private Said position(Proposal proposal, Member me) throws InterruptedException {
    var opinion = weighing.weigh(proposal, wayOf(me.role(), proposal));
    return new Said(
        new DeliberationFact.PositionStated(
            proposal.id(),
            proposal.version(),
            opinion.vote(),
            opinion.rationale(),
            opinion.evidence()),
        opinion.vote() + " on " + proposal.id() + ": " + opinion.rationale());
  }

  /** Looks itself where the other one looked. */
  private Said critique(Proposal proposal, Member me) throws InterruptedException {
    var deliberation = proposal.deliberation().orElseThrow();
    var opponent = deliberation.opponentOf(me.id());
    if (opponent.isEmpty()) {
      return critique(proposal, opponent, true, "No position contradicts mine.", "");
    }
    var claimed = deliberation.positions().get(opponent.get());
    var found = weighing.weigh(proposal, wayOf(opponent.get(), proposal));
    boolean holds = found.vote() == claimed.vote();
    return critique(
        proposal,
        opponent,
        holds,
        (holds ? "I find the same as %s: %s" : "I do not find what %s found: %s")
            .formatted(opponent.get(), found.rationale()),
        found.evidence());
  }

  private static Said critique(
      Proposal proposal,
      Optional<InstanceId> of,
      boolean holds,
      String rationale,
      String evidence) {
    return new Said(
        new DeliberationFact.CritiqueStated(
            proposal.id(), proposal.version(), of, holds, rationale, evidence),
        proposal.id() + ": " + rationale);
  }

  private Said vote(Proposal proposal, Member me) throws InterruptedException {
    var opinion = weighing.weigh(proposal, waysFor(proposal, me));
    return new Said(
        new ProposalFact.VoteCast(
            proposal.id(),
            proposal.version(),
            opinion.vote(),
            opinion.rationale(),
            opinion.evidence()),
        opinion.vote() + " on " + proposal.id() + ": " + opinion.rationale());
  }

  /** Its own, and after a deliberation that of whoever it looked at. */
  private SequencedSet<Way> waysFor(Proposal proposal, Member me) {
    var ways = new LinkedHashSet<Way>();
    ways.add(wayOf(me.role(), proposal));
    proposal
        .deliberation()
        .flatMap(deliberation -> deliberation.opponentOf(me.id()))
        .map(voter -> wayOf(voter, proposal))
        .ifPresent(ways::add);
    return ways;
  }

  private Way wayOf(InstanceId voter, Proposal proposal) {
    return wayOf(hive.state().members().find(voter).orElseThrow().role(), proposal);
  }

  /** What settles a finding asks whether it holds at its commit: HEAD answers another question. */
  private static Way wayOf(Role role, Proposal proposal) {
    var own = Way.of(role);
    return own == Way.HEAD && proposal.motion().effect() instanceof Effect.Settlement
        ? Way.PROOF
        : own;
  }
}
