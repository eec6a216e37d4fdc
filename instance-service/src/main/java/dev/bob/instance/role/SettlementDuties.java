package dev.bob.instance.role;

import dev.bob.instance.consensus.Settling;
import dev.bob.state.model.FindingId;
import java.time.Duration;
import java.util.List;

/**
 * What the leader owes a contested finding: to let the hive argue about it, once. Pure.
 *
 * <p>The member of rank k does it k × {@link RoleLimits#takeoverStep} after it has seen that it is
 * the next one to argue about; the first event wins.
 */
final class SettlementDuties {
  private SettlementDuties() {}

  /** One at most. */
  static List<Intent> decide(Situation situation) {
    var inSight = situation.inSight().contested();
    if (inSight.isEmpty()) { // a rank is a look at all members
      return List.of();
    }
    var grace = situation.grace();
    return Settling.next(situation.state()).stream()
        .filter(known -> seen(situation, known.finding().id()).compareTo(grace) >= 0)
        .map(known -> (Intent) new Intent.Settle(known.finding()))
        .toList();
  }

  private static Duration seen(Situation situation, FindingId finding) {
    return situation.inSight().ofContested(finding);
  }
}
