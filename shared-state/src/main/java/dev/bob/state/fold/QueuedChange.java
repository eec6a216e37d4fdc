package dev.bob.state.fold;

import dev.bob.state.event.Author;
import dev.bob.state.model.ChangeId;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.MergeCheck;
import dev.bob.state.model.ProposalId;
import java.time.Instant;
import java.util.Optional;

/**
 * A commit that the hive has accepted, and the person has or has not.
 *
 * @param seq of the event that queued it
 * @param title of its proposal
 * @param by who proposed it
 * @param queuedAt wall clock of who stated that event, for people
 * @param check the last one; absent until the leader has made the first
 */
public record QueuedChange(
    ChangeId id,
    long seq,
    CommitId commit,
    String title,
    Author by,
    ProposalId proposal,
    Instant queuedAt,
    Optional<MergeCheck> check,
    ChangeState state) {
  public boolean isOpen() {
    return state.closedBy().isEmpty();
  }

  /** Whether the person may still want it: it is not known that it does not merge. */
  boolean mayCome() {
    return state instanceof ChangeState.Queued && check.filter(last -> !last.merges()).isEmpty();
  }

  /** That the person wanted it; empty if not, or not any more. */
  public Optional<Acceptance> acceptance() {
    return switch (state) {
      case ChangeState.Accepted(var acceptance) -> Optional.of(acceptance);
      case ChangeState.Delivered(var acceptance, _, _, _, _) -> Optional.of(acceptance);
      case ChangeState.Queued _, ChangeState.Rejected _ -> Optional.empty();
    };
  }

  /**
   * Where it stands, in one word for JSON: {@code queued} until it is checked, {@code mergeable} or
   * {@code unmergeable} until the person decides, {@code accepted}, {@code delivered}, {@code
   * rejected}.
   */
  public String word() {
    return switch (state) {
      case ChangeState.Queued _ ->
          check.map(last -> last.merges() ? "mergeable" : "unmergeable").orElse(state.word());
      case ChangeState.Accepted _, ChangeState.Delivered _, ChangeState.Rejected _ -> state.word();
    };
  }

  /** What the person wanted and cannot be had waits for the person again. */
  QueuedChange with(MergeCheck next) {
    return new QueuedChange(
        id,
        seq,
        commit,
        title,
        by,
        proposal,
        queuedAt,
        Optional.of(next),
        next.merges() ? state : new ChangeState.Queued());
  }

  QueuedChange with(ChangeState next) {
    return new QueuedChange(id, seq, commit, title, by, proposal, queuedAt, check, next);
  }
}
