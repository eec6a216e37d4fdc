package dev.bob.instance.loop;

import dev.bob.instance.role.RoleLimits;
import java.time.Duration;

/** How often an instance looks around; {@link LoopConfig} says what each does. */
public record LoopLimits(
    Duration busyEvery,
    Duration waitingEvery,
    Duration idleEvery,
    Duration watchEvery,
    RoleLimits role) {

  /**
   * For how long the leader's duties may rest if nothing happens: half of the time that is left, so
   * that no pause however long, as of a night asleep, makes anything due at once.
   *
   * @param untilDue how long it is until the next of them is due; zero or less if it is
   */
  Duration dutyPause(Duration untilDue) {
    var half = untilDue.dividedBy(2);
    var pause = half.compareTo(waitingEvery) > 0 ? half : waitingEvery;
    return pause.compareTo(idleEvery) < 0 ? pause : idleEvery;
  }
}
