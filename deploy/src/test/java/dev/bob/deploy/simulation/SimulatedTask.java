package dev.bob.deploy.simulation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.Task;
import dev.bob.state.log.LogException;
import java.time.Duration;
import java.util.function.Consumer;

/** Claims a task and does it: a while of work, some findings, an end. */
final class SimulatedTask {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration BUSY_PAUSE = Duration.ofMillis(5_250);

  /** So many times as long as a task takes is its limit, where the seed does not decide. */
  private static final int PATIENCE = 2;

  private static final Duration STEP = Duration.ofSeconds(10);
  private static final int FAILURE_CHANCE = 8;
  private static final int HANG_CHANCE = 200;
  private static final int FINDINGS_MAX = 3;
  private static final int STEP_MILLIS_MAX = 3_000;

  /** Now and then there are so many that others help to check them. */
  private static final int MANY_CHANCE = 25;

  private static final int MANY_FINDINGS = 120;
  private static final int MANY_STEP_MILLIS_MAX = 100;

  private final SimulatedMember member;
  private final Task task;
  private long token;
  private int stepMillisMax = STEP_MILLIS_MAX;

  SimulatedTask(SimulatedMember member, Task task) {
    this.member = member;
    this.task = task;
  }

  void claim() throws LogException {
    var held = task.claim();
    if (held.isPresent()) {
      begin(held.get().token());
      return;
    }
    var claim = member.submit(new WorkFact.TaskClaimed(task.id()));
    if (!claim.accepted()) {
      member.done();
      return;
    }
    begin(claim.seq().orElseThrow());
  }

  private void begin(long claim) {
    token = claim;
    member.process().world().callMind();
    var work = member.process().world().size().work();
    if (work.isPresent()) {
      member.acts(work.get().multipliedBy(PATIENCE));
      keepAt(work.get());
      return;
    }
    member.acts(LIMIT);
    var random = member.process().random();
    boolean many = random.nextInt(MANY_CHANCE) == 0;
    int most = many ? MANY_FINDINGS : FINDINGS_MAX;
    int findings = task.spec().kind().equals("report") ? 0 : random.nextInt(most);
    stepMillisMax = many ? MANY_STEP_MILLIS_MAX : STEP_MILLIS_MAX;
    if (random.nextInt(HANG_CHANCE) != 0) { // else it does not come back, and is stuck
      work(findings);
    }
  }

  /** Works on for so long, and not while its process is stopped; a slow one takes as long. */
  private void keepAt(Duration left) {
    if (left.isPositive()) {
      member
          .process()
          .world()
          .time()
          .after(STEP, () -> member.after(Duration.ZERO, () -> keepAt(left.minus(STEP))));
    } else {
      complete();
    }
  }

  private void work(int findings) {
    var random = member.process().random();
    var step = Duration.ofMillis(random.nextInt(10, stepMillisMax));
    if (findings == 0) {
      member.after(step, random.nextInt(FAILURE_CHANCE) == 0 ? this::fail : this::complete);
    } else {
      member.after(
          step,
          () ->
              say(
                  new MemoryFact.FindingReported(task.id(), token, Plans.finding(random)),
                  accepted -> {
                    if (accepted) {
                      work(findings - 1);
                    } else { // the claim is lost
                      member.done();
                    }
                  }));
    }
  }

  private void complete() {
    say(completed(), _ -> member.done());
  }

  /** What was given up may still be at it somewhere, and come back with a result. */
  private void fail() {
    say(
        new WorkFact.TaskFailed(task.id(), token, "it cannot be done here"),
        _ -> {
          member.done();
          var random = member.process().random();
          if (random.nextBoolean()) {
            var late = Duration.ofMillis(random.nextInt(10, 2_000));
            member.after(late, () -> say(completed(), _ -> {}));
          }
        });
  }

  private WorkFact completed() {
    return new WorkFact.TaskCompleted(task.id(), token, JsonNodeFactory.instance.objectNode());
  }

  /** Until the log takes it; what was said already is refused, and counts once. */
  private void say(Fact fact, Consumer<Boolean> then) {
    try {
      then.accept(member.submit(fact).accepted());
    } catch (LogException e) {
      member.after(BUSY_PAUSE, () -> say(fact, then));
    }
  }
}
