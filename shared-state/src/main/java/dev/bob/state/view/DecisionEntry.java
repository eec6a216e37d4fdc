package dev.bob.state.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.fold.Contradiction;
import dev.bob.state.fold.Contradictions;
import dev.bob.state.fold.Decision;
import dev.bob.state.fold.Succession;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A decision in {@link MemoryView}.
 *
 * @param voters how many could vote
 * @param subject absent where an older version did not keep it
 * @param confidence of 1, by the votes, with two digits
 * @param dissent who voted against it, and why
 * @param supersedes the seq of the older one on the same subject
 * @param supersededBy the seq of the newer one on the same subject
 * @param reasons what was said before the vote; absent if nobody deliberated
 */
record DecisionEntry(
    String title,
    String text,
    ProposalId proposal,
    Optional<Subject> subject,
    int voters,
    int votesFor,
    int votesAgainst,
    double confidence,
    List<Decision.Dissent> dissent,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Decision.Said> reasons,
    Optional<Long> supersedes,
    Optional<Long> supersededBy,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Contradiction> contradicts,
    Instant timestamp,
    ObjectNode metadata) {
  static DecisionEntry of(Decision decision, Succession succession, Contradictions contradictions) {
    return new DecisionEntry(
        decision.title(),
        decision.text(),
        decision.proposal(),
        decision.subject(),
        decision.voters(),
        decision.votesFor(),
        decision.votesAgainst(),
        decision.confidence(),
        decision.dissent(),
        decision.reasons(),
        succession.supersedes(decision),
        succession.supersededBy(decision),
        contradictions.of(decision.seq()),
        decision.at(),
        EntryMetadata.of(decision.seq()));
  }
}
