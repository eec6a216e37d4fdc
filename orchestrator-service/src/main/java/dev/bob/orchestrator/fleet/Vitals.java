package dev.bob.orchestrator.fleet;

import dev.bob.state.fold.Member;
import dev.bob.state.model.InstanceId;
import dev.bob.state.presence.Heartbeats;
import dev.bob.state.presence.InstanceState;
import dev.bob.state.presence.Presence;
import dev.bob.state.presence.SecondWitness;
import dev.bob.state.presence.Vital;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Looks at the heartbeats, and asks those that are silent. Used by the fleet's thread alone. */
public final class Vitals {
  private final Presence presence;
  private final LongSupplier ownBeat;
  private final SecondWitness witness;
  private Heartbeats heartbeats = Heartbeats.none(Heartbeats.LOOK_EVERY);
  private Optional<Duration> looked = Optional.empty();
  private volatile Collection<InstanceState> states = List.of();

  /**
   * @param ownBeat moves the observer's counter on the volume and gives what can be read back
   */
  public Vitals(Presence presence, LongSupplier ownBeat, SecondWitness witness) {
    this.presence = presence;
    this.ownBeat = ownBeat;
    this.witness = witness;
  }

  /** Looks at most once in {@link Heartbeats#LOOK_EVERY}; in between gives what it saw last. */
  Map<InstanceId, Vital> look(Duration now, List<Member> live) throws IOException {
    if (looked.isEmpty() || now.minus(looked.get()).compareTo(Heartbeats.LOOK_EVERY) >= 0) {
      looked = Optional.of(now);
      states = presence.all();
      heartbeats = heartbeats.look(now, ownBeat.getAsLong(), FleetWatch.epochs(live), states);
      witness.ask(live.stream().filter(member -> heartbeats.suspects(member.id())).toList());
    }
    var vitals = new HashMap<InstanceId, Vital>();
    for (var member : live) {
      vitals.put(member.id(), heartbeats.of(member.id(), witness.failing(member)));
    }
    return vitals;
  }

  /** What the members said of themselves at the last look; from any thread. */
  Collection<InstanceState> states() {
    return states;
  }
}
