package dev.bob.instance.task;

import dev.bob.instance.mind.Mind;
import dev.bob.instance.mind.MindFailure;
import dev.bob.instance.mind.TaskOutcome;
import dev.bob.instance.mind.Thinking;
import dev.bob.instance.status.InstanceLog;
import dev.bob.instance.status.Patience;
import dev.bob.instance.status.StatusBoard;
import dev.bob.instance.status.Traces;
import dev.bob.state.Hive;
import dev.bob.state.Outcome;
import dev.bob.state.event.Author;
import dev.bob.state.event.Fact;
import dev.bob.state.event.MemoryFact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.Reason;
import dev.bob.state.fold.Task;
import dev.bob.state.fold.TaskState;
import dev.bob.state.fold.Verdict;
import dev.bob.state.log.LogException;
import dev.bob.state.model.Clip;
import dev.bob.state.model.Finding;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Claims a task and does it; what is found counts as soon as it is durable. */
public final class TaskWork {
  private static final int REASON_CHARS_MAX = 500;

  private final Hive hive;
  private final Mind mind;
  private final Orders orders;
  private final Publishing publishing;
  private final StatusBoard status;
  private final InstanceLog log;
  private final Timing timing;
  private final Patience patience;

  /**
   * @param limits how long a task may take before its instance counts as stuck
   * @param nanoTime monotonic: how long the work took
   */
  public record Timing(WorkLimits limits, LongSupplier nanoTime) {
    private OptionalLong millisSince(long nanos) {
      return OptionalLong.of((nanoTime.getAsLong() - nanos) / 1_000_000);
    }
  }

  public TaskWork(
      Hive hive,
      Thinking thinking,
      Reports reports,
      StatusBoard status,
      InstanceLog log,
      Timing timing) {
    this.hive = hive;
    this.mind = thinking.mind();
    this.orders = new Orders(thinking.recall(), log, timing.limits().recalledMax());
    this.publishing = new Publishing(hive, reports, status, log);
    this.status = status;
    this.log = log;
    this.timing = timing;
    this.patience = new Patience("waiting for the log", log::warn);
  }

  /** Gives whether the task was its own to do. */
  public boolean take(Task task, Author by) throws LogException, InterruptedException {
    var claimed = claim(task, by);
    if (claimed.isEmpty()) {
      return false;
    }
    long token = claimed.getAsLong();
    status.acting(Optional.of(task.id()), timing.limits().taskLimit());
    log.info(task.id() + " begins: " + task.spec().title());
    try {
      settle(task, by, doIt(task, token, by));
    } catch (ClaimLost e) {
      log.warn(task.id() + " is not mine any more: " + e.getMessage());
    }
    return true;
  }

  /** The token of its claim: of the one that it holds already, if its word came in late. */
  private OptionalLong claim(Task task, Author by) throws LogException {
    var held = task.claim();
    if (held.isPresent()) {
      return OptionalLong.of(held.get().token());
    }
    var outcome = hive.submit(by, new WorkFact.TaskClaimed(task.id()));
    return outcome.accepted() ? outcome.seq() : OptionalLong.empty();
  }

  /** The fact that ends the claim. */
  private WorkFact doIt(Task task, long token, Author by)
      throws LogException, InterruptedException {
    long begun = timing.nanoTime().getAsLong();
    try {
      var outcome = perform(task, token, by);
      var took = timing.millisSince(begun); // the wait for a disk says nothing of the worker
      publishing.publish(task, token, outcome, timing.limits().resultsRetryMax());
      status.acting(Optional.of(task.id()), timing.limits().taskLimit());
      return new WorkFact.TaskCompleted(task.id(), token, outcome.result(), took);
    } catch (MindFailure e) {
      return new WorkFact.TaskFailed(
          task.id(), token, Clip.clip(e.getMessage(), REASON_CHARS_MAX), timing.millisSince(begun));
    } catch (LogFailure e) {
      throw e.cause;
    } catch (Interruption e) {
      throw new InterruptedException();
    } catch (ClaimLost e) {
      throw e;
    } catch (RuntimeException e) {
      // A bug in a mind must not take the instance with it: the task fails, and says why.
      log.error(task.id() + " broke: " + Traces.of(e));
      return new WorkFact.TaskFailed(
          task.id(),
          token,
          Clip.clip("the mind broke: " + e, REASON_CHARS_MAX),
          timing.millisSince(begun));
    }
  }

  private TaskOutcome perform(Task task, long token, Author by)
      throws MindFailure, InterruptedException {
    try (var watch = new ClaimWatch(hive, task.id(), token)) {
      try {
        var order = orders.of(task, hive.state());
        return mind.perform(order, finding -> report(task, token, by, finding));
      } catch (InterruptedException | MindFailure | RuntimeException e) {
        if (watch.claimVoid()) { // whatever came of it, also of a goal that is there no more
          throw new ClaimLost("claim " + token + " is void");
        }
        throw e;
      }
    }
  }

  private void settle(Task task, Author by, WorkFact fact)
      throws LogException, InterruptedException {
    var outcome = say(by, fact);
    if (outcome.verdict() instanceof Verdict.Rejected rejected && !saidBefore(task, fact)) {
      throw new ClaimLost(rejected.detail());
    }
    switch (fact) {
      case WorkFact.TaskFailed failed -> log.warn(task.id() + " failed: " + failed.reason());
      default -> log.info(task.id() + " is done");
    }
    if (fact instanceof WorkFact.TaskCompleted && task.spec().kind().equals("report")) {
      for (var learning : Learnings.of(task.goal(), outcome.state())) {
        say(by, learning);
      }
    }
  }

  /** Whether it came into the log after all, when it was said the time before. */
  private boolean saidBefore(Task task, WorkFact fact) {
    return fact instanceof WorkFact.TaskCompleted
        && hive.state().work().task(task.id()).orElse(task).state() instanceof TaskState.Done;
  }

  /**
   * States what belongs to a claim: nobody else may finish the task, and nobody looks at it again
   * while its claimer lives. What was said already is refused, and counts once.
   */
  private Outcome say(Author by, Fact fact) throws LogException, InterruptedException {
    return patience.submit(hive, by, fact);
  }

  private void report(Task task, long token, Author by, Finding finding) {
    try {
      var verdict = say(by, new MemoryFact.FindingReported(task.id(), token, finding)).verdict();
      if (verdict instanceof Verdict.Rejected rejected
          && rejected.reason() != Reason.ALREADY_KNOWN) {
        throw new ClaimLost(rejected.detail());
      }
    } catch (LogException e) {
      throw new LogFailure(e);
    } catch (InterruptedException e) {
      throw new Interruption();
    }
  }

  /** Passes through the mind: the work is not ours any more. */
  private static final class ClaimLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClaimLost(String detail) {
      super(detail);
    }
  }

  /** Passes through the mind: it was told to stop while it said what it had found. */
  private static final class Interruption extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Passes through the mind: the log does not take what was found. */
  private static final class LogFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final LogException cause;

    LogFailure(LogException cause) {
      super(cause);
      this.cause = cause;
    }
  }
}
