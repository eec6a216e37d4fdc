package dev.bob.state.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bob.state.event.Author;
import dev.bob.state.fold.ChangeState;
import dev.bob.state.fold.QueuedChange;
import dev.bob.state.model.ChangeId;
import dev.bob.state.model.CommitId;
import dev.bob.state.model.Extent;
import dev.bob.state.model.MergeCheck;
import dev.bob.state.model.ProposalId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A change as people and programs see it, in {@link ProposalsView} and in REST.
 *
 * <pre>{@code
 * {
 *   "change_id" : "change_1",
 *   "title" : "Mend the link",
 *   "commit" : "2222222222222222222222222222222222222222",
 *   "state" : "unmergeable",
 *   "proposal" : "proposal_1",
 *   "by" : {
 *     "kind" : "person",
 *     "id" : "person"
 *   },
 *   "timestamp" : "2026-11-24T04:00:00Z",
 *   "queued_seq" : 4,
 *   "base" : "1111111111111111111111111111111111111111",
 *   "extent" : {
 *     "files" : 1,
 *     "lines_added" : 2,
 *     "lines_removed" : 1
 *   },
 *   "paths" : [
 *     "docs/a.md"
 *   ],
 *   "reason" : "It conflicts with HEAD (111111111111) in docs/a.md."
 * }
 * }</pre>
 *
 * @param state {@code queued}, {@code mergeable}, {@code unmergeable}, {@code accepted}, {@code
 *     delivered} or {@code rejected}
 * @param base what HEAD named when it was last looked at, or delivered
 * @param paths in which it conflicts; usually empty
 * @param reason why it does not merge, or was rejected
 * @param bundle the file that brings it, from the home of the hive
 * @param tip the commit that the bundle brings
 */
public record ChangeEntry(
    ChangeId changeId,
    String title,
    CommitId commit,
    String state,
    ProposalId proposal,
    Author by,
    Instant timestamp,
    long queuedSeq,
    Optional<CommitId> base,
    Optional<Extent> extent,
    @JsonInclude List<String> paths,
    Optional<String> reason,
    Optional<String> bundle,
    Optional<CommitId> tip) {
  public static ChangeEntry of(QueuedChange change) {
    var delivered =
        change.state() instanceof ChangeState.Delivered done
            ? Optional.of(done)
            : Optional.<ChangeState.Delivered>empty();
    return new ChangeEntry(
        change.id(),
        change.title(),
        change.commit(),
        change.word(),
        change.proposal(),
        change.by(),
        change.queuedAt(),
        change.seq(),
        delivered.map(ChangeState.Delivered::head).or(() -> change.check().map(MergeCheck::head)),
        change.check().map(MergeCheck::extent),
        change.check().map(MergeCheck::paths).orElse(List.of()),
        change.state() instanceof ChangeState.Rejected(var reason, _)
            ? Optional.of(reason)
            : change.check().flatMap(MergeCheck::obstacle),
        delivered.map(ChangeState.Delivered::file),
        delivered.map(ChangeState.Delivered::tip));
  }
}
