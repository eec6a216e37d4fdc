package dev.bob.instance.lifecycle;

import dev.bob.state.model.InstanceId;
import dev.bob.state.presence.InstanceState;
import dev.bob.state.presence.Presence;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The last value each instance said, in memory. */
final class FakePresence implements Presence {
  private final Map<InstanceId, InstanceState> states = new ConcurrentSkipListMap<>();

  @Override
  public void publish(InstanceState state) {
    states.put(state.instanceId(), state);
  }

  @Override
  public Collection<InstanceState> all() {
    return states.values();
  }
}
