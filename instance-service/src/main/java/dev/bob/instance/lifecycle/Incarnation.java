package dev.bob.instance.lifecycle;

import dev.bob.instance.change.ChangeWork;
import dev.bob.instance.consensus.Voter;
import dev.bob.instance.loop.Actions;
import dev.bob.instance.loop.Bell;
import dev.bob.instance.loop.DutyLoop;
import dev.bob.instance.loop.Ending;
import dev.bob.instance.loop.Loop;
import dev.bob.instance.loop.Perception;
import dev.bob.instance.loop.WatchLoop;
import dev.bob.instance.mind.Thinking;
import dev.bob.instance.role.Behaviour;
import dev.bob.instance.status.InstanceLog;
import dev.bob.instance.status.IterationTime;
import dev.bob.instance.status.StatusBoard;
import dev.bob.instance.task.Planning;
import dev.bob.instance.task.Recount;
import dev.bob.instance.task.Reports;
import dev.bob.instance.task.SecondLook;
import dev.bob.instance.task.TaskWork;
import dev.bob.instance.task.Verification;
import dev.bob.state.Hive;
import dev.bob.state.connector.Mailbox;
import dev.bob.state.event.Author;
import dev.bob.state.event.MemberFact;
import dev.bob.state.fold.Member;
import dev.bob.state.log.LogException;
import dev.bob.state.presence.Activity;
import dev.bob.state.presence.HealthProbe;
import dev.bob.state.presence.InstanceState;
import dev.bob.state.presence.Presence;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;

/**
 * One membership, from the join to its end: the loop on the calling thread; the heartbeat, the
 * leader's duties and the watch over the others beside it. When the hive declares it dead, its work
 * is interrupted at once.
 */
final class Incarnation {
  private static final String TOLD_TO_END = "told to end";

  private final Member me;
  private final Hive hive;
  private final Presence presence;
  private final InstanceConfig config;
  private final InstanceLog log;
  private final StatusBoard status;
  private final Bell bell = new Bell();
  private final TaskWork work;
  private final Loop loop;
  private final DutyLoop duties;
  private final WatchLoop watch;

  Incarnation(
      Member me,
      Hive hive,
      Presence presence,
      Thinking thinking,
      InstanceConfig config,
      InstanceLog log) {
    var mind = thinking.mind();
    this.me = me;
    this.hive = hive;
    this.presence = presence;
    this.config = config;
    this.log = log;
    this.status = new StatusBoard(Clock.systemUTC());
    var work = config.workLimits();
    var limits = config.loop().limits(config.role().limits(config.assignment()));
    var timing = new TaskWork.Timing(work, System::nanoTime);
    this.work = new TaskWork(hive, thinking, new Reports(config.home(), hive), status, log, timing);
    var secondLook = new SecondLook(hive, mind, status, log, work.checkLimit());
    var changes = new ChangeWork(hive, thinking.merging(), config.home(), log, System::nanoTime);
    var actions =
        new Actions(
            hive,
            new Planning(hive, mind, log, timing),
            this.work,
            new Actions.Checks(
                new Verification(hive, mind, status, log, work),
                secondLook,
                new Voter(hive, mind, status, log, work.weighLimit()),
                new Recount(hive, log),
                changes));
    this.loop =
        new Loop(
            hive,
            new Perception(
                me,
                System::nanoTime,
                limits,
                new Perception.Ability(mind::canDo, secondLook::canLook)),
            Behaviour.of(me.role()),
            actions,
            status,
            log,
            bell);
    this.duties =
        new DutyLoop(
            hive, new Perception(me, System::nanoTime, limits, changes::due), actions, log);
    this.watch =
        new WatchLoop(
            hive,
            presence,
            new Perception(me, System::nanoTime, limits),
            actions,
            new HealthProbe(),
            log,
            System::nanoTime,
            config.heartbeatInterval());
  }

  /**
   * Lives until there is a reason to end; the last state is written, and the leaving is in the log.
   */
  Ending live() throws LogException, InterruptedException {
    var interruption = new WorkInterruption();
    var heartbeat =
        new Heartbeat(
            presence,
            new Life(hive, me)::holdsItsId,
            () -> status.beat(me, log),
            this::lookForStop,
            log,
            config.heartbeatInterval());
    try (var _ =
        hive.onChange(
            change -> {
              bell.ring();
              if (!change.state().lives(me.id(), me.epoch())) {
                interruption.interrupt();
              }
            })) {
      duties.start();
      watch.start();
      var ending = loop.run();
      if (ending instanceof Ending.Leave leave) {
        status.show(Activity.DRAINING);
        leave(leave.reason());
      }
      return ending;
    } catch (InterruptedException e) {
      if (hive.state().lives(me.id(), me.epoch())) {
        leave(TOLD_TO_END);
        return new Ending.Leave(TOLD_TO_END);
      }
      return new Ending.Dead();
    } catch (LogException e) {
      if (hive.state().lives(me.id(), me.epoch())) {
        throw e;
      }
      return new Ending.Dead(); // it was interrupted while it waited for the log
    } finally {
      interruption.end();
      duties.stop();
      watch.stop();
      status.show(Activity.STOPPED);
      heartbeat.stop();
    }
  }

  /**
   * Lets it end; to be called, from any thread, right before its thread is interrupted. An
   * interrupt alone may get lost: beside that of a claim that is void it counts as that one.
   */
  void tellToEnd() {
    loop.leaveInterrupted(TOLD_TO_END);
  }

  /** If the log does not take it now, the others notice the silence: nobody waits for that here. */
  private void leave(String reason) throws LogException {
    try {
      hive.submit(Author.instance(me.id(), me.epoch()), new MemberFact.Left(reason));
    } catch (LogException e) {
      if (!e.passes()) {
        throw e;
      }
      log.warn("leaves without a word in the log: " + e.getMessage());
    }
  }

  private void lookForStop() {
    if (Files.exists(config.home().resolve("stop-autonomous"))) {
      loop.leave("stop-autonomous");
    }
  }

  /**
   * The messages for it, from where they were left; to be called before {@link #live}, which
   * replaces the state file that says so.
   */
  Mailbox resumeMailbox() throws IOException {
    status.resumeAt(Cursor.of(me, presence.all()));
    return new KeptMailbox(me, status);
  }

  InstanceState state() {
    return status.state(me, log);
  }

  InstanceLog log() {
    return log;
  }

  IterationTime iterationTime() {
    return status.iterationTime();
  }

  Member me() {
    return me;
  }
}
