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
import java.util.function.BooleanSupplier;

/** Looks at the heartbeats, and asks those that are silent. Used by the fleet's thread alone. */
public final class Vitals {
  /** While all beat: a silence is seen so much later. */
  private static final Duration ALL_BEAT_LOOK_EVERY = Duration.ofSeconds(3);

  private final Presence presence;
  private final BooleanSupplier ownBeat;
  private final SecondWitness witness;
  private long ownBeats;
  private Heartbeats heartbeats = Heartbeats.none(Heartbeats.LOOK_EVERY);
  private Optional<Duration> due = Optional.empty();
  private Map<InstanceId, Long> seen = Map.of();
  private volatile Collection<InstanceState> states = List.of();

  /**
   * @param ownBeat moves the observer's counter on the volume; whether it can be read back. Asked
   *     only where somebody is silent: beats that moved have shown as much
   */
  public Vitals(Presence presence, BooleanSupplier ownBeat, SecondWitness witness) {
    this.presence = presence;
    this.ownBeat = ownBeat;
    this.witness = witness;
  }

  /**
   * Looks at most once in {@link Heartbeats#LOOK_EVERY}, and less often while all beat; in between
   * gives what it saw last. Looks at once when there are other members: what was seen of a dead
   * epoch says nothing of the one that has its id now.
   */
  Map<InstanceId, Vital> look(Duration now, List<Member> live) throws IOException {
    var epochs = FleetWatch.epochs(live);
    if (due.filter(at -> now.compareTo(at) < 0).isEmpty() || !epochs.equals(seen)) {
      look(now, epochs);
      heartbeats = heartbeats.nextLookAfter(pause());
      seen = epochs;
      due = Optional.of(now.plus(pause()));
      witness.ask(live.stream().filter(member -> heartbeats.suspects(member.id())).toList());
    }
    var vitals = new HashMap<InstanceId, Vital>();
    for (var member : live) {
      vitals.put(member.id(), heartbeats.of(member.id(), witness.failing(member)));
    }
    return vitals;
  }

  private void look(Duration now, Map<InstanceId, Long> epochs) throws IOException {
    states = presence.all();
    var next = heartbeats.look(now, ownBeats + 1, epochs, states);
    if (next.nobodyIsSilent() || ownBeat.getAsBoolean()) {
      ownBeats++;
    } else {
      next = heartbeats.look(now, ownBeats, epochs, states);
    }
    heartbeats = next;
  }

  /** Between the last look and the next. */
  Duration pause() {
    return heartbeats.nobodyIsSilent() ? ALL_BEAT_LOOK_EVERY : Heartbeats.LOOK_EVERY;
  }

  /** What the members said of themselves at the last look; from any thread. */
  Collection<InstanceState> states() {
    return states;
  }
}
