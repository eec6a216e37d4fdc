package dev.bob.state.fold;

import dev.bob.state.event.Author;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.Effect;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Motion;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Subject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Who may propose, vote and veto, and when something is decided: once, and the same for all. */
final class ProposalRules {
  private ProposalRules() {}

  static Applied apply(HiveState state, Recorded recorded, ProposalFact fact) {
    return switch (fact) {
      case ProposalFact.Opened opened -> {
        if (!mayPropose(recorded.event().by(), opened.motion())) {
          yield state.reject(Reason.NOT_ALLOWED, "only a member or a person proposes");
        }
        var flaw = flaw(state, opened.motion());
        yield flaw.isPresent()
            ? state.reject(flaw.get().reason(), flaw.get().why())
            : opened(state, recorded, opened.motion()).accept();
      }
      case ProposalFact.VoteCast cast -> vote(state, recorded, cast);
      case ProposalFact.Revised revised ->
          known(state, revised.proposal(), one -> revise(state, recorded, one, revised));
      case ProposalFact.Expired expired ->
          known(state, expired.proposal(), one -> expire(state, recorded, one, expired));
      case ProposalFact.Vetoed vetoed ->
          known(state, vetoed.proposal(), one -> veto(state, recorded, one, vetoed));
      case ProposalFact.CarriedOut carried ->
          known(state, carried.proposal(), one -> carryOut(state, recorded, one));
    };
  }

  private static boolean mayPropose(Author by, Motion motion) {
    return by.kind() == Author.Kind.INSTANCE
        || (by.kind() == Author.Kind.PERSON && !(motion.effect() instanceof Effect.Settlement));
  }

  /** What speaks against opening it; empty if nothing does. */
  static Optional<Spoken.Refused> flaw(HiveState state, Motion motion) {
    if (state.proposals().isFull()) {
      return Optional.of(
          new Spoken.Refused(
              Reason.TOO_MANY_OPEN, Proposals.OPEN_MAX + " proposals are open already"));
    }
    return unknown(state, motion.subject())
        .or(() -> SettlementRules.flaw(state, motion))
        .or(() -> ChangeRules.flaw(state, motion))
        .or(() -> unreachable(state, motion));
  }

  private static Optional<Spoken.Refused> unknown(HiveState state, Subject subject) {
    return switch (subject) {
      case Subject.OfFinding about ->
          state.memory().find(about.finding()).isPresent()
              ? Optional.empty()
              : Optional.of(
                  new Spoken.Refused(
                      Reason.UNKNOWN_FINDING, "there is no finding " + about.finding()));
      case Subject.OfTask about ->
          state.work().task(about.task()).isPresent()
              ? Optional.empty()
              : Optional.of(new Spoken.Refused(Reason.UNKNOWN_TASK, "there is no " + about.task()));
      case Subject.OfFile _, Subject.OfCommit _, Subject.OfText _ -> Optional.empty();
    };
  }

  /** It could only expire: nobody is there, or not as many as the rule asks for. */
  private static Optional<Spoken.Refused> unreachable(HiveState state, Motion motion) {
    int voters = electorate(state).size();
    int needed = motion.rule().needed(voters);
    return voters > 0 && needed <= voters
        ? Optional.empty()
        : Optional.of(
            new Spoken.Refused(
                Reason.UNREACHABLE,
                "%s wants %s votes of the %s that there are"
                    .formatted(motion.rule(), Math.max(1, needed), voters)));
  }

  private static List<InstanceId> electorate(HiveState state) {
    return state.members().live().stream().map(Member::id).toList();
  }

  /** With that motion opened as the next proposal; {@link #flaw} has found nothing. */
  static HiveState opened(HiveState state, Recorded recorded, Motion motion) {
    var proposals = state.proposals();
    var event = recorded.event();
    var proposal =
        Proposal.open(
                new ProposalId(proposals.nextNumber()),
                recorded.seq(),
                event.by(),
                event.at(),
                motion,
                electorate(state))
            .after(words(state, motion.subject()));
    return SettlementRules.opened(state.with(proposals.opened(proposal)), proposal);
  }

  private static List<Word> words(HiveState state, Subject subject) {
    return subject instanceof Subject.OfFinding(var id)
        ? state.memory().find(id).<List<Word>>map(KnownFinding::words).orElse(List.of())
        : List.of();
  }

  private static Applied vote(HiveState state, Recorded recorded, ProposalFact.VoteCast cast) {
    var voter = state.author(recorded.event().by());
    if (voter.isEmpty()) {
      return state.reject(Reason.NOT_ALLOWED, "only a member votes");
    }
    return open(
        state,
        cast.proposal(),
        cast.version(),
        proposal -> {
          var id = voter.get().id();
          if (!proposal.isVotedOn()) {
            return state.reject(Reason.NOT_READY, proposal.id() + " is at the " + proposal.round());
          }
          if (!proposal.electorate().contains(id)) {
            return state.reject(
                Reason.NO_VOTER, id + " came after " + proposal.id() + " was opened");
          }
          var ballot = new Ballot(recorded.seq(), cast.vote(), cast.rationale(), cast.evidence());
          var before = Optional.ofNullable(proposal.votes().get(id));
          if (before.filter(ballot::repeats).isPresent()) {
            return state.reject(Reason.NO_CHANGE, id + " has voted just so");
          }
          var voted = proposal.voted(id, ballot);
          var next = state.with(state.proposals().with(voted));
          return SettlementRules.voted(next, voted).accept();
        });
  }

  private static Applied revise(
      HiveState state, Recorded recorded, Proposal proposal, ProposalFact.Revised revised) {
    var by = recorded.event().by();
    if (by.kind() != proposal.by().kind() || !by.id().equals(proposal.by().id())) {
      return state.reject(Reason.NOT_ALLOWED, "only " + proposal.by().id() + " revises its own");
    }
    return open(
        state,
        proposal.id(),
        revised.version() - 1,
        open -> {
          Motion motion = open.motion().reworded(revised.title(), revised.text());
          var flaw = unreachable(state, motion);
          return flaw.isPresent()
              ? state.reject(flaw.get().reason(), flaw.get().why())
              : state
                  .with(
                      state
                          .proposals()
                          .with(open.revised(motion, electorate(state), recorded.seq())))
                  .accept();
        });
  }

  /** The fold knows no time: whoever is a member says when it is over, and the order decides. */
  private static Applied expire(
      HiveState state, Recorded recorded, Proposal proposal, ProposalFact.Expired expired) {
    if (state.author(recorded.event().by()).isEmpty()) {
      return state.reject(Reason.NOT_ALLOWED, "only a member counts deadlines");
    }
    return open(
        state,
        proposal.id(),
        expired.version(),
        open ->
            closed(
                SettlementRules.expired(state, open),
                open.with(new ProposalState.Expired(), recorded.seq())));
  }

  private static Applied veto(
      HiveState state, Recorded recorded, Proposal proposal, ProposalFact.Vetoed vetoed) {
    if (recorded.event().by().kind() != Author.Kind.PERSON) {
      return state.reject(Reason.NOT_ALLOWED, "only a person vetoes");
    }
    return proposal.state().closed()
        ? decided(state, proposal)
        : closed(state, proposal.with(new ProposalState.Vetoed(vetoed.reason()), recorded.seq()));
  }

  private static Applied carryOut(HiveState state, Recorded recorded, Proposal proposal) {
    if (state.author(recorded.event().by()).isEmpty()) {
      return state.reject(Reason.NOT_ALLOWED, "only a member carries out what was decided");
    }
    if (proposal.isOpen()) {
      return state.reject(Reason.NOT_READY, proposal.id() + " is not decided yet");
    }
    if (proposal.state().closed()) {
      return decided(state, proposal);
    }
    if (proposal.motion().effect() instanceof Effect.Goal && state.work().isFull()) {
      return state.reject(Reason.TOO_MANY_OPEN, WorkRules.FULL);
    }
    if (proposal.motion().effect() instanceof Effect.Change && state.changes().isFull()) {
      return state.reject(Reason.TOO_MANY_OPEN, ChangeQueue.FULL);
    }
    var next = effected(state, recorded, proposal);
    return closed(next, proposal.with(new ProposalState.CarriedOut(), recorded.seq()));
  }

  private static HiveState effected(HiveState state, Recorded recorded, Proposal proposal) {
    return switch (proposal.motion().effect()) {
      case Effect.Record _ -> state;
      case Effect.Decision _ -> decided(state, recorded, proposal);
      case Effect.Change _ -> ChangeRules.queued(state, recorded, proposal);
      case Effect.Settlement _ ->
          decided(SettlementRules.carriedOut(state, proposal), recorded, proposal);
      case Effect.Goal _ ->
          WorkRules.added(
              state,
              recorded,
              new WorkFact.GoalSet(proposal.motion().text()),
              goal -> goal.setBy(proposal.id()));
    };
  }

  private static HiveState decided(HiveState state, Recorded recorded, Proposal proposal) {
    var memory = state.memory();
    return state.with(
        memory.with(Decision.of(proposal, memory, recorded.seq(), recorded.event().at())));
  }

  private static Applied closed(HiveState state, Proposal proposal) {
    return state.with(state.proposals().with(proposal)).accept();
  }

  private static Applied known(HiveState state, ProposalId id, Function<Proposal, Applied> rule) {
    return state
        .proposals()
        .find(id)
        .map(rule)
        .orElseGet(() -> state.reject(Reason.UNKNOWN_PROPOSAL, "there is no " + id));
  }

  static Applied open(
      HiveState state, ProposalId id, int version, Function<Proposal, Applied> rule) {
    return known(
        state,
        id,
        proposal -> {
          if (!proposal.isOpen()) {
            return decided(state, proposal);
          }
          return proposal.version() == version
              ? rule.apply(proposal)
              : state.reject(
                  Reason.STALE_VERSION, id + " is at version " + proposal.version() + " now");
        });
  }

  private static Applied decided(HiveState state, Proposal proposal) {
    return state.reject(
        Reason.ALREADY_DECIDED, proposal.id() + " is " + proposal.state().word() + " already");
  }
}
