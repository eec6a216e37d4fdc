package dev.bob.deploy.simulation;

import dev.bob.state.event.MemoryFact;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.log.LogException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;

/** Looks at the evidence of some findings, one after the other. */
final class SimulatedCheck {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final SimulatedMember member;
  private final ArrayDeque<KnownFinding> left;

  SimulatedCheck(SimulatedMember member, List<KnownFinding> findings) {
    this.member = member;
    this.left = new ArrayDeque<>(findings);
  }

  void begin() {
    member.acts(LIMIT);
    next();
  }

  private void next() {
    if (left.isEmpty()) {
      member.done();
      return;
    }
    member.process().world().callMind();
    var random = member.process().random();
    member.after(
        Duration.ofMillis(random.nextInt(1, 100)),
        () -> {
          var id = left.remove().finding().id();
          boolean holds = id.value().charAt(0) >= '4'; // whoever looks sees the same
          try {
            member.submit(
                holds
                    ? new MemoryFact.FindingConfirmed(id, "looked again")
                    : new MemoryFact.FindingRefuted(id, "it is not so"));
            next();
          } catch (LogException e) { // the loop comes back to the rest
            member.done();
          }
        });
  }
}
