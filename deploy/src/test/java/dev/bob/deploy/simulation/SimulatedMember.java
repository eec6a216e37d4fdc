package dev.bob.deploy.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.instance.loop.Perception;
import dev.bob.instance.role.Behaviour;
import dev.bob.instance.role.Intent;
import dev.bob.instance.role.LeaderDuties;
import dev.bob.state.Outcome;
import dev.bob.state.event.Author;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemberFact;
import dev.bob.state.event.MemberFact.Steering;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.MessageFact;
import dev.bob.state.event.QuestionFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.Goal;
import dev.bob.state.fold.Member;
import dev.bob.state.log.LogException;
import dev.bob.state.presence.Activity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One incarnation: the real perception and decisions, its acts in virtual time. Its parts go round
 * as the threads of an instance do: the loop, the leader's duties, the heartbeat, the watch.
 */
final class SimulatedMember {
  private static final Duration BUSY_PAUSE = Duration.ofMillis(5_250);

  private final SimulatedProcess process;
  private final Member me;
  private final Author by;
  private final Perception perception;
  private final Perception dutyPerception;
  private final Behaviour behaviour;
  private final SimulatedBeat beat;
  private final SimulatedWatch watch;
  private boolean over;
  private boolean acting;
  private boolean planning;
  private long nextLoop = Long.MAX_VALUE;
  private long nextDuty = Long.MAX_VALUE;

  SimulatedMember(SimulatedProcess process, Member me) {
    this.process = process;
    this.me = me;
    this.by = Author.instance(me.id(), me.epoch());
    this.behaviour = Behaviour.of(me.role());
    this.perception =
        new Perception(
            me,
            process.world().time()::nanos,
            Standard.LIMITS,
            new Perception.Ability(this::canDo, _ -> false));
    this.dutyPerception = perception();
    this.beat = new SimulatedBeat(this);
    this.watch = new SimulatedWatch(this, perception());
  }

  private Perception perception() {
    return new Perception(me, process.world().time()::nanos, Standard.LIMITS);
  }

  /** Every second one has no way to do what is odd: in some hives nobody has. */
  private boolean canDo(String kind) {
    return !kind.equals(Plans.ODD) || me.id().number() % 2 == 0;
  }

  SimulatedProcess process() {
    return process;
  }

  Member me() {
    return me;
  }

  boolean acting() {
    return acting;
  }

  SimulatedBeat beat() {
    return beat;
  }

  void begin() {
    beat.begin();
    watch.begin();
    after(anyUpTo(process.world().size().silence()), this::talk);
    loopWithin(Duration.ofMillis(1));
    dutyWithin(Duration.ofMillis(1));
  }

  /** Something is new: both wake up, each when it comes to it. */
  void hear() {
    var reaction = process.world().size().reaction();
    long soon = process.world().time().nanos() + reaction.toNanos();
    if (!acting && nextLoop > soon) {
      loopWithin(anyUpTo(reaction));
    }
    if (!planning && nextDuty > soon) {
      dutyWithin(anyUpTo(reaction));
    }
  }

  private Duration anyUpTo(Duration limit) {
    return Duration.ofNanos(process.random().nextLong(1, limit.toNanos()));
  }

  void after(Duration delay, Runnable what) {
    process.after(
        delay,
        () -> {
          if (!over) {
            what.run();
          }
        });
  }

  private void loopWithin(Duration delay) {
    long at = process.world().time().nanos() + delay.toNanos();
    if (at < nextLoop) {
      nextLoop = at;
      after(
          delay,
          () -> {
            if (nextLoop == at) {
              nextLoop = Long.MAX_VALUE;
              loop();
            }
          });
    }
  }

  private void dutyWithin(Duration delay) {
    long at = process.world().time().nanos() + delay.toNanos();
    if (at < nextDuty) {
      nextDuty = at;
      after(
          delay,
          () -> {
            if (nextDuty == at) {
              nextDuty = Long.MAX_VALUE;
              duty();
            }
          });
    }
  }

  private void loop() {
    if (acting) {
      return;
    }
    var state = process.look();
    var now = perception.me(state);
    if (now.isEmpty()) {
      die();
    } else if (now.get().steering().equals(Optional.of(Steering.PAUSE))) {
      beat.show(Activity.PAUSED, Optional.empty());
      loopWithin(Standard.LIMITS.idleEvery());
    } else if (now.get().steering().isPresent()) {
      leave();
    } else {
      beat.show(Activity.THINKING, Optional.empty());
      var situation = perception.perceive(state, now.get());
      try {
        act(behaviour.decide(situation), !situation.awaitsWork());
      } catch (LogException e) {
        loopWithin(BUSY_PAUSE);
      }
    }
  }

  private void act(Intent intent, boolean nothingToStart) throws LogException {
    switch (intent) {
      case Intent.Take take -> new SimulatedTask(this, take.task()).claim();
      case Intent.Verify verify -> new SimulatedCheck(this, verify.findings()).begin();
      case Intent.LookAgain _ -> throw new IllegalStateException("it has no other way: " + intent);
      case Intent.Rest _ -> {
        beat.show(Activity.IDLE, Optional.empty());
        loopWithin(nothingToStart ? Standard.LIMITS.idleEvery() : process.world().tickBusy());
      }
      case Intent.Decline decline -> {
        submit(new WorkFact.TaskDeclined(decline.task().id(), decline.reason()));
        loopWithin(Duration.ofMillis(1));
      }
      case Intent.Speak _ -> throw new IllegalStateException("nothing is proposed: " + intent);
      case Intent.Recount _ -> throw new IllegalStateException("nothing is learned: " + intent);
      case Intent.Compare _,
          Intent.Plan _,
          Intent.Assign _,
          Intent.Pair _,
          Intent.DeclareLost _,
          Intent.Ask _,
          Intent.Escalate _,
          Intent.LeaveUnanswered _,
          Intent.EndVote _,
          Intent.EndRound _,
          Intent.Settle _,
          Intent.SeeTo _,
          Intent.CarryOut _ ->
          throw new IllegalStateException("not for the loop: " + intent);
    }
  }

  /** From now on the loop does one thing, until {@link #done}. */
  void acts(Duration limit) {
    acting = true;
    beat.show(Activity.ACTING, Optional.of(limit));
  }

  void done() {
    acting = false;
    loopWithin(Duration.ofMillis(1));
  }

  /** Says something to all now and then, as far as the log takes it. */
  private void talk() {
    try {
      submit(
          new MessageFact.Sent(
              "broadcast", "text", "I am here", JsonNodeFactory.instance.objectNode()));
    } catch (LogException e) { // it was not important
      after(BUSY_PAUSE, this::talk);
      return;
    }
    after(anyUpTo(process.world().size().silence()), this::talk);
  }

  private void duty() {
    if (planning) {
      return;
    }
    var state = process.look();
    var now = dutyPerception.me(state);
    if (now.isEmpty()) {
      return;
    }
    var situation = dutyPerception.perceive(state, now.get());
    try {
      for (var intent : LeaderDuties.decide(situation)) {
        switch (intent) {
          case Intent.Plan plan -> {
            plan(plan.goal());
            return;
          }
          case Intent.Compare compare ->
              submit(new MemoryFact.FindingsStaled(compare.commit(), List.of(), List.of(), false));
          case Intent.Assign assign ->
              submit(new WorkFact.TaskAssigned(assign.task().id(), assign.to()));
          case Intent.Pair(var task, var helper) ->
              submit(
                  new WorkFact.TaskPaired(task.id(), task.claim().orElseThrow().token(), helper));
          case Intent.Ask(var question) -> submit(question);
          case Intent.Escalate escalate ->
              submit(new QuestionFact.Escalated(escalate.question().seq(), escalate.to()));
          case Intent.LeaveUnanswered unanswered ->
              submit(new QuestionFact.Expired(unanswered.question().seq(), unanswered.reason()));
          case Intent.EndVote _,
              Intent.EndRound _,
              Intent.CarryOut _,
              Intent.Settle _,
              Intent.SeeTo _ ->
              throw new IllegalStateException("nothing is proposed: " + intent);
          case Intent.Take _,
              Intent.Decline _,
              Intent.Verify _,
              Intent.LookAgain _,
              Intent.Recount _,
              Intent.Rest _,
              Intent.DeclareLost _ ->
              throw new IllegalStateException("no duty: " + intent);
          case Intent.Speak _ -> throw new IllegalStateException("no duty: " + intent);
        }
      }
      dutyWithin(dutyPerception.dutyPause(situation));
    } catch (LogException e) {
      dutyWithin(BUSY_PAUSE);
    }
  }

  /** Thinks for a while; what others do meanwhile decides whether the plan counts. */
  private void plan(Goal goal) {
    planning = true;
    process.world().callMind();
    var thought = Duration.ofMillis(process.random().nextInt(20, 4_000));
    after(
        thought,
        () -> {
          planning = false;
          try {
            submit(Plans.of(goal, process.world().size(), process.random()));
            dutyWithin(Duration.ofMillis(1));
          } catch (LogException e) {
            dutyWithin(BUSY_PAUSE);
          }
        });
  }

  /** States it as this incarnation. */
  Outcome submit(Fact fact) throws LogException {
    return process.submit(by, fact);
  }

  /** Leaves in order; the process ends with it. */
  void leave() {
    if (over) {
      return;
    }
    try {
      submit(new MemberFact.Left("asked to"));
      over = true;
      beat.show(Activity.STOPPED, Optional.empty());
      beat.last();
      process.exitInOrder();
    } catch (LogException e) {
      after(BUSY_PAUSE, this::leave);
    }
  }

  /** It has learned that the hive has given it up: it joins anew. */
  void die() {
    if (!over) {
      over = true;
      process.joinAnew();
    }
  }
}
