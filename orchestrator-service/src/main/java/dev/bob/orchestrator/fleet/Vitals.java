package dev.bob.orchestrator.fleet;

import dev.bob.state.fold.Member;
import dev.bob.state.model.InstanceId;
import dev.bob.state.presence.InstanceState;
import dev.bob.state.presence.Presence;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at the heartbeats, and asks those that are silent. Used by the fleet's thread alone. */
final class Vitals {
  private final Presence presence;
  private final OwnBeat ownBeat;
  private final HealthProbe probe;
  private Heartbeats heartbeats = Heartbeats.NONE;
  private volatile Collection<InstanceState> states = List.of();

  Vitals(Presence presence, OwnBeat ownBeat, HealthProbe probe) {
    this.presence = presence;
    this.ownBeat = ownBeat;
    this.probe = probe;
  }

  /** Looks at most once in {@link Heartbeats#LOOK_EVERY}; in between gives what it saw last. */
  Map<InstanceId, Vital> look(Duration now, List<Member> live) throws IOException {
    if (now.minus(heartbeats.at()).compareTo(Heartbeats.LOOK_EVERY) >= 0) {
      states = presence.all();
      heartbeats = heartbeats.look(now, ownBeat.next(), FleetWatch.epochs(live), states);
    }
    var vitals = new HashMap<InstanceId, Vital>();
    for (var member : live) {
      var vital = heartbeats.of(member.id(), probe.failing(member));
      vitals.put(member.id(), vital);
      probe.watch(member, !(vital instanceof Vital.Beating));
    }
    return vitals;
  }

  /** What the members said of themselves at the last look; from any thread. */
  Collection<InstanceState> states() {
    return states;
  }
}
