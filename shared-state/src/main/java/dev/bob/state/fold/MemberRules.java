package dev.bob.state.fold;

import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.event.Recorded;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import java.util.Optional;
import java.util.stream.IntStream;

/** Who gets which id, and when an incarnation ends. */
final class MemberRules {
  private MemberRules() {}

  static Applied apply(HiveState state, Recorded recorded, MemberFact fact) {
    return switch (fact) {
      case MemberFact.Joined joined -> join(state, recorded, joined);
      case MemberFact.Left left -> leave(state, recorded, left);
      case MemberFact.Lost lost -> lose(state, recorded, lost);
      case MemberFact.Steered steered -> steer(state, recorded, steered);
    };
  }

  private static Applied join(HiveState state, Recorded recorded, MemberFact.Joined joined) {
    if (recorded.event().by().kind() != Author.Kind.INSTANCE) {
      return state.reject(Reason.NOT_ALLOWED, "only a joiner joins");
    }
    var again = state.members().withKey(joined.key());
    if (joined.launch().isPresent() && !launchKnown(state, joined, again)) {
      return state.reject(Reason.UNKNOWN_LAUNCH, "launch " + joined.launch().get() + " has ended");
    }
    var id = again.map(Member::id).or(() -> chooseId(state, joined.wantedId()));
    int liveBefore = state.members().live().size();
    boolean grows = again.filter(Member::live).isEmpty();
    if (grows && liveBefore >= state.fleet().room()) {
      return state.reject(Reason.HIVE_FULL, "a hive has at most " + state.fleet().room());
    }
    if (id.isEmpty()) {
      return state.reject(
          Reason.ID_TAKEN, joined.wantedId().orElseThrow() + " is held by a live member");
    }
    var member =
        new Member(
            id.get(),
            joined.wantedRole().orElseGet(() -> Role.of(id.get())),
            recorded.seq(),
            joined.key(),
            joined.url(),
            joined.pid(),
            joined.host(),
            recorded.event().at(),
            joined.launch(),
            new Member.Standing.Live(),
            Optional.empty());
    boolean awaited = joined.launch().filter(state.fleet().planned()::containsKey).isPresent();
    var fleet = joined.launch().map(state.fleet()::ended).orElse(state.fleet());
    if (!awaited && grows) { // somebody started it: also one that has run under that launch before
      fleet = fleet.raisedTo(liveBefore + 1);
    }
    return state
        .with(state.members().with(member, recorded.seq()))
        .with(fleet)
        .with(
            Declines.forgotten(
                Progress.released(state.work(), id.get(), !grows, recorded.seq()), id.get()))
        .with(skillsAfterJoin(state, member, grows))
        .accept();
  }

  /** Who comes back without a word was lost; who has the id of another one has shown nothing. */
  private static Skills skillsAfterJoin(HiveState state, Member member, boolean grows) {
    var holder = state.members().find(member.id());
    if (holder.isEmpty()) {
      return state.skills();
    }
    if (!holder.get().key().equals(member.key())) {
      return state.skills().forgotten(member.id());
    }
    return grows ? state.skills() : skillsAfterLoss(state, holder.get(), member.epoch());
  }

  private static Skills skillsAfterLoss(HiveState state, Member gone, long seq) {
    return state.skills().lost(gone.id(), state.work().claimedBy(gone.id(), gone.epoch()), seq);
  }

  private static boolean launchKnown(
      HiveState state, MemberFact.Joined joined, Optional<Member> again) {
    return joined.key().equals(state.fleet().planned().get(joined.launch().get()))
        || again.map(Member::launch).equals(Optional.of(joined.launch()));
  }

  /**
   * The wanted id if it is free; else the lowest that nobody ever held; else the lowest free one.
   */
  private static Optional<InstanceId> chooseId(HiveState state, Optional<InstanceId> wanted) {
    var members = state.members();
    if (wanted.isPresent()) {
      return wanted.filter(id -> members.find(id).filter(Member::live).isEmpty());
    }
    var ids = IntStream.rangeClosed(1, state.fleet().room()).mapToObj(InstanceId::new).toList();
    return ids.stream()
        .filter(id -> members.find(id).isEmpty())
        .findFirst()
        .or(
            () ->
                ids.stream()
                    .filter(id -> members.find(id).filter(Member::live).isEmpty())
                    .findFirst());
  }

  private static Applied leave(HiveState state, Recorded recorded, MemberFact.Left left) {
    var member = state.author(recorded.event().by());
    if (member.isEmpty()) {
      return state.reject(Reason.NOT_ALLOWED, "only the member itself leaves");
    }
    var gone = member.get().with(new Member.Standing.Left(left.reason()));
    return end(state, recorded.seq(), gone, false);
  }

  private static Applied lose(HiveState state, Recorded recorded, MemberFact.Lost lost) {
    var member = state.members().find(lost.id());
    if (member.isEmpty()) {
      return state.reject(Reason.UNKNOWN_INSTANCE, "there is no " + lost.id());
    }
    if (!member.get().live() || member.get().epoch() != lost.epoch()) {
      return state.reject(Reason.DEAD_EPOCH, lost.id() + " of that epoch is gone already");
    }
    var by = recorded.event().by();
    if (by.kind() == Author.Kind.FILE || by.kind() == Author.Kind.PERSON) {
      return state.reject(Reason.NOT_ALLOWED, "only the hive declares an instance lost");
    }
    return end(
        state, recorded.seq(), member.get().with(new Member.Standing.Lost(lost.cause())), true);
  }

  private static Applied end(HiveState state, long seq, Member gone, boolean lost) {
    var next =
        state
            .with(state.members().with(gone, seq))
            .with(Progress.released(state.work(), gone.id(), lost, seq))
            .with(lost ? skillsAfterLoss(state, gone, seq) : state.skills());
    return Declines.settled(next, seq).accept();
  }

  private static Applied steer(HiveState state, Recorded recorded, MemberFact.Steered steered) {
    var by = recorded.event().by().kind();
    if (by != Author.Kind.PERSON && by != Author.Kind.ORCHESTRATOR) {
      return state.reject(Reason.NOT_ALLOWED, "only a person or the orchestrator steers");
    }
    var found =
        state
            .members()
            .find(steered.id())
            .filter(member -> member.live() || stoppedByOthers(by, steered.action(), member));
    if (found.isEmpty()) {
      return state.reject(Reason.UNKNOWN_INSTANCE, "no live " + steered.id());
    }
    var next =
        steered.action() == Steering.RESUME
            ? Optional.<Steering>empty()
            : Optional.of(steered.action());
    var now = found.get().steering();
    if (next.equals(now) || outranks(now, next)) {
      return state.reject(
          Reason.NO_CHANGE,
          steered.id() + " is " + now.map(s -> "asked to " + s).orElse("running") + " already");
    }
    var fleet = steered.action() == Steering.STOP ? state.fleet().lowered() : state.fleet();
    var steeredState =
        state
            .with(state.members().with(found.get().with(next), recorded.seq()))
            .with(fleet)
            .with(Progress.withdrawn(state.work(), steered.id(), recorded.seq()));
    return Declines.settled(steeredState, recorded.seq()).accept();
  }

  /**
   * Told to end by somebody who does not write events, and seen by the orchestrator afterwards: the
   * same as a stop, and counted once as a stop is.
   */
  private static boolean stoppedByOthers(Author.Kind by, Steering action, Member member) {
    return by == Author.Kind.ORCHESTRATOR
        && action == Steering.STOP
        && member.standing() instanceof Member.Standing.Left;
  }

  /** Going for good is final; a restart can still become that, but not a mere pause. */
  private static boolean outranks(Optional<Steering> now, Optional<Steering> next) {
    return now.map(
            steering ->
                switch (steering) {
                  case PAUSE, RESUME -> false;
                  case STOP, DRAIN -> true;
                  case RESTART -> next.isEmpty() || next.get() == Steering.PAUSE;
                })
        .orElse(false);
  }
}
