package dev.bob.deploy.simulation;

import dev.bob.state.fold.Member;
import dev.bob.state.presence.SecondWitness;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The health endpoints: who runs and is not stopped answers. */
final class SimulatedWitness implements SecondWitness {
  private final SimulatedHive world;
  private Map<Long, Integer> failures = Map.of();

  SimulatedWitness(SimulatedHive world) {
    this.world = world;
  }

  @Override
  public void ask(Collection<Member> suspects) {
    var next = new HashMap<Long, Integer>();
    for (var suspect : suspects) {
      boolean alive =
          world.processOf(suspect).filter(one -> one.running() && !one.stopped()).isPresent();
      next.put(suspect.epoch(), alive ? 0 : failures.getOrDefault(suspect.epoch(), 0) + 1);
    }
    failures = next;
  }

  @Override
  public boolean failing(Member member) {
    return failures.getOrDefault(member.epoch(), 0) >= FAILURES_MIN;
  }
}
