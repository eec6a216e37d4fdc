package dev.bob.instance.role;

import dev.bob.instance.change.ChangeDue;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the leader owes the queue of changes: to check what merges, and to deliver what the person
 * has accepted. Pure.
 *
 * <p>The member of rank k does it k × {@link RoleLimits#takeoverStep} after it has seen that it is
 * due; the first event wins.
 */
final class ChangeDuties {
  private ChangeDuties() {}

  /** What is accepted first; may be empty, and is as long as nothing is queued. */
  static List<Intent> decide(Situation situation) {
    var changes = situation.inSight().changes();
    if (changes.isEmpty()) { // a rank is a look at all members
      return List.of();
    }
    var grace = situation.grace();
    return changes.entrySet().stream()
        .filter(due -> due.getValue().compareTo(grace) >= 0)
        .map(due -> due.getKey())
        .sorted(Comparator.comparing(ChangeDue.Check.class::isInstance))
        .map(due -> (Intent) new Intent.SeeTo(due))
        .toList();
  }

  /** How long it is until each is due for this member. */
  static Stream<Duration> left(Situation situation) {
    var changes = situation.inSight().changes();
    if (changes.isEmpty()) {
      return Stream.empty();
    }
    var grace = situation.grace();
    return changes.values().stream().map(grace::minus);
  }
}
