package dev.bob.deploy.simulation;

import dev.bob.state.model.InstanceId;
import dev.bob.state.presence.InstanceState;
import dev.bob.state.presence.Presence;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** The state files, one for each id: who writes last, has written. */
final class SimulatedVolume implements Presence {
  private final TreeMap<InstanceId, InstanceState> states = new TreeMap<>();
  private final VirtualTime time;
  private long fullUntil;

  SimulatedVolume(VirtualTime time) {
    this.time = time;
  }

  /** From now to then nothing can be written. */
  void fullUntil(long nanos) {
    fullUntil = nanos;
  }

  private boolean full() {
    return time.nanos() < fullUntil;
  }

  @Override
  public void publish(InstanceState state) {
    if (!full()) {
      states.put(state.instanceId(), state);
    }
  }

  @Override
  public Collection<InstanceState> all() {
    return List.copyOf(states.values());
  }

  /** Whether the orchestrator's own counter moves. */
  boolean observerBeats() {
    return !full();
  }
}
