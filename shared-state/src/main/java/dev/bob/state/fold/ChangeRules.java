package dev.bob.state.fold;

import dev.bob.state.event.Author;
import dev.bob.state.event.ChangeFact;
import dev.bob.state.event.Recorded;
import dev.bob.state.model.ChangeId;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Effect;
import dev.bob.state.model.Motion;
import dev.bob.state.model.Subject;
import java.util.List;
import java.util.Optional;

/** What may be queued, and who says what becomes of it: members check, a person decides. */
final class ChangeRules {
  private ChangeRules() {}

  /** What speaks against opening it; empty if nothing does, or it queues nothing. */
  static Optional<Spoken.Refused> flaw(HiveState state, Motion motion) {
    if (!(motion.effect() instanceof Effect.Change)) {
      return Optional.empty();
    }
    if (!(motion.subject() instanceof Subject.OfCommit(var commit))) {
      return refused(Reason.INVALID_PROPOSAL, "a change is proposed about its commit");
    }
    if (state.changes().isFull()) {
      return refused(Reason.TOO_MANY_OPEN, ChangeQueue.FULL);
    }
    return holder(state, commit)
        .flatMap(
            id -> refused(Reason.ALREADY_KNOWN, "%s is about %s already".formatted(id, commit)));
  }

  private static Optional<Spoken.Refused> refused(Reason reason, String why) {
    return Optional.of(new Spoken.Refused(reason, why));
  }

  /** The id of what is about that commit and not over: a change, or the proposal of one. */
  private static Optional<String> holder(HiveState state, CommitId commit) {
    return state
        .changes()
        .openOf(commit)
        .map(change -> change.id().toString())
        .or(
            () ->
                state.proposals().pending().stream()
                    .filter(proposal -> queues(proposal.motion(), commit))
                    .map(proposal -> proposal.id().toString())
                    .findFirst());
  }

  private static boolean queues(Motion motion, CommitId commit) {
    return motion.effect() instanceof Effect.Change
        && motion.subject().equals(new Subject.OfCommit(commit));
  }

  /** The effect of that proposal; {@link #flaw} had found nothing. */
  static HiveState queued(HiveState state, Recorded recorded, Proposal proposal) {
    if (!(proposal.motion().subject() instanceof Subject.OfCommit(var commit))) {
      throw new IllegalStateException(proposal.id() + " is about no commit");
    }
    var queue = state.changes();
    return state.with(
        queue.with(
            new QueuedChange(
                queue.nextId(),
                recorded.seq(),
                commit,
                proposal.motion().title(),
                proposal.by(),
                proposal.id(),
                recorded.event().at(),
                Optional.empty(),
                new ChangeState.Queued())));
  }

  static Applied apply(HiveState state, Recorded recorded, ChangeFact fact) {
    var known = state.changes().find(fact.change());
    if (known.isEmpty()) {
      return state.reject(Reason.UNKNOWN_CHANGE, "there is no " + fact.change());
    }
    var change = known.get();
    var by = recorded.event().by();
    return switch (fact) {
      case ChangeFact.Checked checked ->
          isMember(state, by) ? check(state, change, checked) : notAllowed(state, "checks");
      case ChangeFact.Delivered delivered ->
          isMember(state, by)
              ? deliver(state, recorded, change, delivered)
              : notAllowed(state, "delivers");
      case ChangeFact.Accepted _ ->
          isPerson(by) ? accept(state, recorded, change) : forPersons(state);
      case ChangeFact.Rejected rejected ->
          isPerson(by) ? reject(state, recorded, change, rejected) : forPersons(state);
    };
  }

  private static boolean isMember(HiveState state, Author by) {
    return state.author(by).isPresent();
  }

  private static boolean isPerson(Author by) {
    return by.kind() == Author.Kind.PERSON;
  }

  private static Applied notAllowed(HiveState state, String does) {
    return state.reject(Reason.NOT_ALLOWED, "only a member " + does + " changes");
  }

  private static Applied forPersons(HiveState state) {
    return state.reject(Reason.NOT_ALLOWED, "only a person accepts or rejects changes");
  }

  private static Applied check(HiveState state, QueuedChange change, ChangeFact.Checked checked) {
    if (!change.isOpen()) {
      return decided(state, change);
    }
    var check = checked.check();
    if (isStale(state, change, check.after())) {
      return stale(state, change);
    }
    return change.check().equals(Optional.of(check))
        ? state.reject(Reason.NO_CHANGE, change.id() + " was checked just so")
        : next(state, change.with(check));
  }

  private static boolean isStale(HiveState state, QueuedChange change, List<ChangeId> after) {
    var before = state.changes().before(Optional.of(change.id()));
    return !before.stream().map(QueuedChange::id).toList().equals(after);
  }

  private static Applied stale(HiveState state, QueuedChange change) {
    return state.reject(
        Reason.STALE_VERSION, "the queue before " + change.id() + " is another one now");
  }

  private static Applied accept(HiveState state, Recorded recorded, QueuedChange change) {
    if (!(change.state() instanceof ChangeState.Queued)) {
      return decided(state, change);
    }
    if (change.check().isEmpty()) {
      return state.reject(
          Reason.NOT_READY,
          "nobody has looked yet whether " + change.id() + " merges: try again in a moment");
    }
    var obstacle = change.check().get().obstacle();
    if (obstacle.isPresent()) {
      return state.reject(Reason.UNMERGEABLE, change.id() + " does not merge: " + obstacle.get());
    }
    return next(
        state,
        change.with(
            new ChangeState.Accepted(new Acceptance(recorded.seq(), recorded.event().at()))));
  }

  private static Applied reject(
      HiveState state, Recorded recorded, QueuedChange change, ChangeFact.Rejected fact) {
    return change.state() instanceof ChangeState.Rejected
        ? decided(state, change)
        : next(state, change.with(new ChangeState.Rejected(fact.reason(), recorded.seq())));
  }

  private static Applied deliver(
      HiveState state, Recorded recorded, QueuedChange change, ChangeFact.Delivered delivered) {
    return switch (change.state()) {
      case ChangeState.Accepted(var acceptance) ->
          isStale(state, change, delivered.after())
              ? stale(state, change)
              : next(
                  state,
                  change.with(
                      new ChangeState.Delivered(
                          acceptance,
                          delivered.head(),
                          delivered.tip(),
                          delivered.file(),
                          recorded.seq())));
      case ChangeState.Queued _ ->
          state.reject(Reason.NOT_READY, "nobody has accepted " + change.id());
      case ChangeState.Delivered _, ChangeState.Rejected _ -> decided(state, change);
    };
  }

  private static Applied decided(HiveState state, QueuedChange change) {
    return state.reject(
        Reason.ALREADY_DECIDED, change.id() + " is " + change.state().word() + " already");
  }

  private static Applied next(HiveState state, QueuedChange change) {
    return state.with(state.changes().with(change)).accept();
  }
}
