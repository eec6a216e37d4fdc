package dev.bob.instance.consensus;

import dev.bob.instance.mind.Matter;
import dev.bob.instance.mind.Mind;
import dev.bob.instance.mind.MindFailure;
import dev.bob.instance.mind.Opinion;
import dev.bob.instance.mind.Way;
import dev.bob.instance.status.InstanceLog;
import dev.bob.instance.status.StatusBoard;
import dev.bob.instance.task.Traces;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Proposal;
import dev.bob.state.log.LogException;
import dev.bob.state.model.Finding;
import dev.bob.state.model.Subject;
import java.time.Duration;
import java.util.Optional;

/**
 * Weighs a proposal by evidence that the mind computes at that moment, and votes; on the thread of
 * the loop. What others have voted plays no part. If the process dies before, its next incarnation
 * votes.
 */
public final class Voter {
  /** How long one proposal may be weighed. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Hive hive;
  private final Mind mind;
  private final StatusBoard status;
  private final InstanceLog log;

  public Voter(Hive hive, Mind mind, StatusBoard status, InstanceLog log) {
    this.hive = hive;
    this.mind = mind;
    this.status = status;
    this.log = log;
  }

  /** Gives whether the hive accepted the vote. */
  public boolean vote(Proposal proposal, Member me) throws LogException, InterruptedException {
    status.acting(Optional.empty(), LIMIT);
    var opinion = weigh(matter(proposal, me));
    var cast =
        new ProposalFact.VoteCast(
            proposal.id(),
            proposal.version(),
            opinion.vote(),
            opinion.rationale(),
            opinion.evidence());
    var outcome = hive.submit(Author.instance(me.id(), me.epoch()), cast);
    if (outcome.accepted()) {
      log.info("votes %s on %s: %s".formatted(opinion.vote(), proposal.id(), opinion.rationale()));
    }
    return outcome.accepted();
  }

  private Matter matter(Proposal proposal, Member me) {
    var finding =
        proposal.motion().subject() instanceof Subject.OfFinding(var id)
            ? hive.state().memory().find(id).map(KnownFinding::finding)
            : Optional.<Finding>empty();
    return new Matter(proposal.motion(), finding, Way.of(me.role()));
  }

  private Opinion weigh(Matter matter) throws InterruptedException {
    try {
      return mind.weigh(matter);
    } catch (MindFailure e) {
      return Opinion.abstain("It cannot be weighed here: " + e.getMessage());
    } catch (RuntimeException e) {
      // A bug in a mind that one proposal meets would end each voter, one after another.
      log.error("the mind broke over a proposal: " + Traces.of(e));
      return Opinion.abstain("The mind broke over it: " + e);
    }
  }
}
