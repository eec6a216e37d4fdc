package dev.bob.deploy.simulation;

import dev.bob.instance.loop.Perception;
import dev.bob.instance.role.LostMembers;
import dev.bob.instance.role.Situation;
import dev.bob.state.event.MemberFact;
import dev.bob.state.fold.Member;
import dev.bob.state.log.LogException;
import dev.bob.state.model.InstanceId;
import dev.bob.state.presence.Heartbeats;
import dev.bob.state.presence.InstanceState;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** A member's watch over the others, with the real judgement. */
final class SimulatedWatch {
  private static final Duration LOOK_EVERY_MAX = Duration.ofSeconds(10);

  /**
   * Of a thousand only the first ones look: that the others come much later is a matter of time.
   */
  private static final int RANK_MAX = 6;

  private final SimulatedMember member;
  private final Perception perception;
  private final SimulatedWitness witness;
  private Heartbeats heartbeats = Heartbeats.none(SimulatedBeat.INTERVAL);
  private long ownBeat;

  SimulatedWatch(SimulatedMember member, Perception perception) {
    this.member = member;
    this.perception = perception;
    this.witness = new SimulatedWitness(member.process().world());
  }

  void begin() {
    member.after(SimulatedBeat.INTERVAL, this::look);
  }

  private void look() {
    var state = member.process().look();
    perception.me(state).ifPresent(me -> judge(perception.perceive(state, me)));
    var pause = heartbeats.nobodyIsSilent() ? LOOK_EVERY_MAX : SimulatedBeat.INTERVAL;
    heartbeats = heartbeats.nextLookAfter(pause);
    member.after(pause, this::look);
  }

  private void judge(Situation situation) {
    if (situation.rank() > RANK_MAX) {
      return;
    }
    var world = member.process().world();
    var me = situation.me();
    var states = world.volume().all();
    ownBeat =
        states.stream()
            .filter(state -> state.instanceId().equals(me.id()) && state.epoch() == me.epoch())
            .findFirst()
            .map(InstanceState::heartbeat)
            .orElse(ownBeat);
    heartbeats = heartbeats.look(world.time().now(), ownBeat, epochs(situation), states);
    witness.ask(
        situation.state().members().live().stream()
            .filter(other -> !other.id().equals(me.id()))
            .filter(other -> heartbeats.suspects(other.id()))
            .toList());
    try {
      var decided =
          LostMembers.decide(
              situation.state(), me, situation.limits(), heartbeats, witness::failing);
      for (var lost : decided) {
        var other = lost.member();
        member.submit(new MemberFact.Lost(other.id(), other.epoch(), Checker.SILENT));
      }
    } catch (LogException e) { // the next look tries again
      return;
    }
  }

  private static Map<InstanceId, Long> epochs(Situation situation) {
    return situation.state().members().live().stream()
        .collect(Collectors.toMap(Member::id, Member::epoch));
  }
}
