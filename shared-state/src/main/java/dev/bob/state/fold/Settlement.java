package dev.bob.state.fold;

import dev.bob.state.model.ProposalId;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * That the hive argues, or has argued, whether a contested finding holds: once, and again if a goal
 * has cut it short, at most {@value #ARGUMENTS_MAX} arguments in all.
 *
 * @param proposal in which it does, or did last
 * @param outcome what that decided; absent as long as it is open, and for good if it expired, was
 *     vetoed, had no majority either way, or came after a majority of words
 * @param cutShort the proposals that expired because their voters had a goal to work on, oldest
 *     first
 */
public record Settlement(
    ProposalId proposal, Optional<Word.Says> outcome, PVector<ProposalId> cutShort) {
  static final int ARGUMENTS_MAX = 3;

  static Settlement first(ProposalId proposal) {
    return new Settlement(proposal, Optional.empty(), TreePVector.empty());
  }

  /** The next argument about the same. */
  Settlement again(ProposalId next) {
    return new Settlement(next, Optional.empty(), cutShort);
  }

  Settlement settled(Word.Says says) {
    return new Settlement(proposal, Optional.of(says), cutShort);
  }

  /** Its proposal has expired for want of voters. */
  Settlement interrupted() {
    return new Settlement(proposal, outcome, cutShort.plus(proposal));
  }

  /** Whether its last proposal was cut short, and it has not been begun too often. */
  boolean mayBeginAgain() {
    return cutShort.contains(proposal) && cutShort.size() < ARGUMENTS_MAX;
  }
}
