package dev.bob.instance.loop;

import dev.bob.instance.role.LeaderDuties;
import dev.bob.instance.role.Situation;
import dev.bob.instance.status.InstanceLog;
import dev.bob.instance.status.Patience;
import dev.bob.state.Hive;
import dev.bob.state.log.LogException;

/**
 * The leader's duties on a thread of their own: a leader with a long task still plans and assigns.
 */
public final class DutyLoop {
  private final Hive hive;
  private final Perception perception;
  private final LoopLimits limits;
  private final Actions actions;
  private final InstanceLog log;
  private final Bell bell = new Bell();
  private final Thread thread;
  private final Patience patience;

  public DutyLoop(Hive hive, Perception perception, Actions actions, InstanceLog log) {
    this.hive = hive;
    this.perception = perception;
    this.limits = perception.limits();
    this.actions = actions;
    this.log = log;
    this.patience = new Patience("the leader's duties wait for the log", log::warn);
    this.thread = Thread.ofPlatform().daemon().name("instance-duties").unstarted(this::run);
  }

  public DutyLoop start() {
    thread.start();
    return this;
  }

  private void run() {
    try (var _ = hive.onChange(_ -> bell.ring())) {
      while (!Thread.currentThread().isInterrupted()) {
        var state = hive.state();
        var me = perception.me(state);
        if (me.isEmpty()) {
          return;
        }
        var situation = perception.perceive(state, me.get());
        if (carryOut(situation)) {
          bell.await(perception.dutyPause(situation));
        } else {
          // A refusal is an event too, and would ring for the next one.
          bell.sitOut(limits.waitingEvery());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (LogException e) {
      log.error("the leader's duties end here, others take over: " + e.getMessage());
    }
  }

  /**
   * Gives false if the hive refused some of it, or the log did not take it, as while a stopped
   * process holds its lock or the disk is full: then all is decided anew in a moment.
   */
  private boolean carryOut(Situation situation) throws LogException, InterruptedException {
    try {
      boolean accepted = true;
      for (var intent : LeaderDuties.decide(situation)) {
        accepted &= actions.carryOut(intent, situation.me());
      }
      patience.over();
      return accepted;
    } catch (LogException e) {
      patience.bear(e);
      return false;
    }
  }

  public void stop() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }
}
