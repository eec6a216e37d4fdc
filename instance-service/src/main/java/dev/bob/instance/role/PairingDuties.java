package dev.bob.instance.role;

import dev.bob.instance.role.Unchecked.Pile;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Task;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom the leader asks to help with a task: where more findings wait for a member than {@link
 * RoleLimits#pairingQueueMax}, an idle one checks those of a task that is at work, one helper for
 * each claim. Pure. ADR 5 on pairing says why.
 */
final class PairingDuties {
  private final Situation situation;
  private final Unchecked unchecked;

  /** How many wait for whom, after what was decided here. */
  private final Map<InstanceId, Long> queues;

  private final List<Member> idle;

  private PairingDuties(Situation situation, List<Intent.Assign> offers) {
    this.situation = situation;
    this.unchecked = Unchecked.of(situation.state());
    this.queues = new HashMap<>(unchecked.byVerifier());
    this.idle = new ArrayList<>(idle(offers));
  }

  /**
   * @param offers what the leader offers at the same moment
   * @return usually none
   */
  static List<Intent.Pair> decide(Situation situation, List<Intent.Assign> offers) {
    return situation.state().memory().unverified().size() > situation.limits().pairingQueueMax()
        ? new PairingDuties(situation, offers).pairs()
        : List.of();
  }

  private List<Intent.Pair> pairs() {
    List<Intent.Pair> pairs = new ArrayList<>();
    var piles =
        unchecked.piles().stream()
            .sorted(
                Comparator.comparingLong((Pile pile) -> -pile.findings())
                    .thenComparing(pile -> pile.task().value()))
            .toList();
    for (var pile : piles) {
      var task = situation.state().work().task(pile.task()).filter(one -> isAlone(one, pile));
      if (task.isPresent() && queues.get(pile.verifier()) > situation.limits().pairingQueueMax()) {
        var helper =
            idle.stream()
                .filter(member -> !task.get().declinedBy().contains(member.id()))
                .findFirst();
        if (helper.isPresent()) {
          idle.remove(helper.get());
          queues.merge(pile.verifier(), -pile.findings(), Long::sum);
          pairs.add(new Intent.Pair(task.get(), helper.get().id()));
        }
      }
    }
    return pairs;
  }

  /** Whether its author is still at it, and nobody helps. */
  private static boolean isAlone(Task task, Pile pile) {
    return task.helper().isEmpty()
        && task.claim().filter(claim -> claim.instance().equals(pile.author())).isPresent();
  }

  /** Who has nothing to do: other reflectors first, which are kept free for that. */
  private List<Member> idle(List<Intent.Assign> offers) {
    var state = situation.state();
    var busy = new ArrayList<>(Assignment.occupied(state));
    offers.forEach(offer -> busy.add(offer.to()));
    state.work().helpedTasks().forEach(task -> busy.add(task.helper().orElseThrow()));
    return state.members().live().stream()
        .filter(Member::takesWork)
        .filter(member -> !busy.contains(member.id()) && unchecked.waitingFor(member.id()) == 0)
        .sorted(
            Comparator.comparing((Member member) -> member.role() != Role.REFLECTOR)
                .thenComparing(Member::id))
        .toList();
  }
}
