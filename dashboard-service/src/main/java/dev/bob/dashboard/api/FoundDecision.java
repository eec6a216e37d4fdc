package dev.bob.dashboard.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.bob.state.fold.Decision;
import dev.bob.state.fold.Succession;
import java.util.Optional;

/**
 * A decision among the others.
 *
 * @param decision its fields stand beside the rest
 * @param supersedes the seq of the older one on the same subject
 * @param supersededBy the seq of the newer one on the same subject
 */
public record FoundDecision(
    @JsonUnwrapped Decision decision, Optional<Long> supersedes, Optional<Long> supersededBy) {
  static FoundDecision of(Decision decision, Succession succession) {
    return new FoundDecision(
        decision, succession.supersedes(decision), succession.supersededBy(decision));
  }
}
