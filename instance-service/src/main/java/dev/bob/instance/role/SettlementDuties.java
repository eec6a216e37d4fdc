package dev.bob.instance.role;

import dev.bob.instance.consensus.Settling;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.model.FindingId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the leader owes a contested finding: to let the hive argue about it. Pure.
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
        .filter(known -> !left(situation, known.finding().id(), grace).isPositive())
        .map(known -> settle(known, situation.limits()))
        .toList();
  }

  private static Intent settle(KnownFinding known, RoleLimits limits) {
    return new Intent.Settle(known.finding(), limits.argumentDeadline());
  }

  /** How long the next one still waits; zero or less if the hive is to argue about it now. */
  static Stream<Duration> left(Situation situation) {
    var inSight = situation.inSight().contested();
    if (inSight.isEmpty()) {
      return Stream.empty();
    }
    var grace = situation.grace();
    return inSight.keySet().stream().map(finding -> left(situation, finding, grace));
  }

  private static Duration left(Situation situation, FindingId finding, Duration grace) {
    return grace.minus(situation.inSight().ofContested(finding));
  }
}
