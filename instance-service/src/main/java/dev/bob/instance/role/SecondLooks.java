package dev.bob.instance.role;

import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Member;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * At which findings an instance looks a second time, in another way than the first one, when it has
 * nothing else to do. Pure.
 *
 * <p>Only while no goal is open: what a report says must not depend on who was idle before it, and
 * nobody shall wait for a second look.
 */
final class SecondLooks {
  private SecondLooks() {}

  /** Oldest first, at most {@link RoleLimits#verifyBatchMax}; usually none. */
  static List<KnownFinding> due(Situation situation) {
    var state = situation.state();
    if (!state.work().openGoals().isEmpty()) {
      return List.of();
    }
    var workers = state.members().live().stream().filter(Member::takesWork).toList();
    return state.memory().findings().values().stream()
        .filter(known -> isWorthIt(known, situation.limits().secondLookSeverity()))
        .filter(known -> looker(known, workers).equals(Optional.of(situation.me().id())))
        .filter(known -> situation.otherWay().test(known.finding()))
        .limit(situation.limits().verifyBatchMax())
        .toList();
  }

  /** Whether it matters, and one instance has had its word on it. */
  private static boolean isWorthIt(KnownFinding known, Severity least) {
    return known.finding().severity().compareTo(least) <= 0
        && known.judged()
        && known.words().size() == 1
        && !known.stale();
  }

  /** The lowest member that has not found it, and has said nothing of it. */
  private static Optional<InstanceId> looker(KnownFinding known, List<Member> workers) {
    var said = known.words().getFirst().by();
    return workers.stream()
        .map(Member::id)
        .filter(id -> !id.equals(known.author()) && !id.equals(said))
        .findFirst();
  }
}
