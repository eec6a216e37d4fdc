package dev.bob.instance.loop;

import dev.bob.instance.role.Behaviour;
import dev.bob.instance.role.Intent;
import dev.bob.instance.status.InstanceLog;
import dev.bob.instance.status.Patience;
import dev.bob.instance.status.StatusBoard;
import dev.bob.state.Hive;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import dev.bob.state.log.LogException;
import dev.bob.state.presence.Activity;
import java.util.Optional;

/**
 * Perceive, decide, act, remember: one iteration after another, on the thread that calls {@link
 * #run}. Idle, it waits for the bell.
 */
public final class Loop {
  private final Hive hive;
  private final Perception perception;
  private final LoopLimits limits;
  private final Behaviour behaviour;
  private final Actions actions;
  private final StatusBoard status;
  private final Bell bell;
  private volatile Optional<String> leaving = Optional.empty();
  private final Patience patience;

  public Loop(
      Hive hive,
      Perception perception,
      Behaviour behaviour,
      Actions actions,
      StatusBoard status,
      InstanceLog log,
      Bell bell) {
    this.hive = hive;
    this.perception = perception;
    this.limits = perception.limits();
    this.behaviour = behaviour;
    this.actions = actions;
    this.status = status;
    this.patience = new Patience("waiting for the log", log::warn);
    this.bell = bell;
  }

  /** Lets the loop end after the current iteration; may be called from any thread. */
  public void leave(String reason) {
    leaving = Optional.of(reason);
    bell.ring();
  }

  /**
   * As {@link #leave}, but wakes nobody: for who interrupts the loop's thread right afterwards, to
   * end it at once. What takes that interrupt for another one does not miss this.
   */
  public void leaveInterrupted(String reason) {
    leaving = Optional.of(reason);
  }

  /** Runs until there is a reason to end. */
  public Ending run() throws LogException, InterruptedException {
    while (true) {
      var state = hive.state();
      var me = perception.me(state);
      if (me.isEmpty()) {
        return new Ending.Dead();
      }
      var ending = ending(me.get());
      if (ending.isPresent()) {
        return ending.get();
      }
      if (me.get().steering().equals(Optional.of(Steering.PAUSE))) {
        status.show(Activity.PAUSED);
        bell.await(limits.idleEvery());
      } else {
        iterate(state, me.get());
      }
    }
  }

  private Optional<Ending> ending(Member me) {
    return leaving
        .or(
            () ->
                me.steering()
                    .filter(steering -> steering != Steering.PAUSE)
                    .map(steering -> "asked to " + steering))
        .map(Ending.Leave::new);
  }

  private void iterate(HiveState state, Member me) throws LogException, InterruptedException {
    status.nextIteration();
    status.thinking();
    var situation = perception.perceive(state, me);
    var intent = behaviour.decide(situation);
    try {
      if (intent instanceof Intent.Rest rest) {
        status.idle(rest.waitingFor());
        bell.await(situation.awaitsWork() ? limits.busyEvery() : limits.idleEvery());
      } else if (!actions.carryOut(intent, me)) {
        // A refusal is an event too, and would ring for the next one.
        bell.sitOut(limits.busyEvery());
      }
      patience.over();
    } catch (LogException e) {
      patience.bear(e);
      status.waiting("the log: " + e.getMessage());
      bell.sitOut(limits.busyEvery());
    }
  }
}
