package dev.bob.state.fold;

import dev.bob.state.model.ProposalId;
import java.util.List;
import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * What is proposed: at most {@value #OPEN_MAX} that are not closed, and the newest {@value
 * #CLOSED_MAX} that are.
 *
 * @param byNumber in the order in which they were opened
 * @param nextNumber of the next one
 * @param closings the numbers of the closed ones, in the order in which they were closed
 */
public record Proposals(
    PSortedMap<Integer, Proposal> byNumber, int nextNumber, PVector<Integer> closings) {
  public static final int OPEN_MAX = 100;
  public static final int CLOSED_MAX = 50;
  static final Proposals NONE = new Proposals(TreePMap.empty(), 1, TreePVector.empty());

  public Optional<Proposal> find(ProposalId id) {
    return Optional.ofNullable(byNumber.get(id.number()));
  }

  /** All that are kept, oldest first. */
  public List<Proposal> all() {
    return List.copyOf(byNumber.values());
  }

  /** Those to which something may still happen, oldest first; usually few or none. */
  public List<Proposal> pending() {
    return closings.size() == byNumber.size()
        ? List.of()
        : byNumber.values().stream().filter(one -> !one.state().closed()).toList();
  }

  /** Those that are pending, and the newest of the closed ones, oldest first. */
  public List<Proposal> recent(int closedMax) {
    var newest = closings.subList(Math.max(0, closings.size() - closedMax), closings.size());
    return byNumber.entrySet().stream()
        .filter(one -> !one.getValue().state().closed() || newest.contains(one.getKey()))
        .map(one -> one.getValue())
        .toList();
  }

  boolean isFull() {
    return byNumber.size() - closings.size() >= OPEN_MAX;
  }

  Proposals opened(Proposal proposal) {
    return new Proposals(byNumber.plus(proposal.id().number(), proposal), nextNumber + 1, closings);
  }

  /** With that one changed; if that closed it, the oldest closed one beyond the limit goes. */
  Proposals with(Proposal proposal) {
    int number = proposal.id().number();
    var next = byNumber.plus(number, proposal);
    if (!proposal.state().closed()) {
      return new Proposals(next, nextNumber, closings);
    }
    var closed = closings.plus(number);
    return closed.size() <= CLOSED_MAX
        ? new Proposals(next, nextNumber, closed)
        : new Proposals(next.minus(closed.getFirst()), nextNumber, closed.minus(0));
  }
}
