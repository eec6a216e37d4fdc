package dev.bob.state.fold;

import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Round;
import java.util.Collection;
import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * What comes before the vote on a proposal: each voter's position, then its critique of one that
 * contradicts it. A round ends when all voters have spoken, or when its time is over.
 *
 * @param positions by voter
 * @param critiques by voter
 */
public record Deliberation(
    Round round,
    PSortedMap<InstanceId, Ballot> positions,
    PSortedMap<InstanceId, Critique> critiques) {
  static final Deliberation BEGUN =
      new Deliberation(Round.POSITIONS, TreePMap.empty(), TreePMap.empty());

  /** Whether that voter has still to speak in this round; votes are counted elsewhere. */
  public boolean awaits(InstanceId voter) {
    return switch (round) {
      case POSITIONS -> !positions.containsKey(voter);
      case CRITIQUE -> !critiques.containsKey(voter);
      case VOTE -> false;
    };
  }

  /**
   * The position that contradicts that voter's: of those who say yes and no the first by number;
   * empty if none does, or it has none itself.
   */
  public Optional<InstanceId> opponentOf(InstanceId voter) {
    var own = Optional.ofNullable(positions.get(voter)).flatMap(ballot -> ballot.vote().opposite());
    return own.flatMap(
        other ->
            positions.entrySet().stream()
                .filter(position -> position.getValue().vote() == other)
                .map(position -> position.getKey())
                .findFirst());
  }

  Deliberation stated(InstanceId voter, Ballot position, Collection<InstanceId> voters) {
    return new Deliberation(round, positions.plus(voter, position), critiques).movedOn(voters);
  }

  Deliberation criticised(InstanceId voter, Critique critique, Collection<InstanceId> voters) {
    return new Deliberation(round, positions, critiques.plus(voter, critique)).movedOn(voters);
  }

  Deliberation next() {
    return new Deliberation(round.next(), positions, critiques);
  }

  private Deliberation movedOn(Collection<InstanceId> voters) {
    return voters.stream().noneMatch(this::awaits) ? next() : this;
  }
}
