package dev.bob.instance.task;

import dev.bob.instance.mind.GoalReading;
import dev.bob.instance.mind.Mind;
import dev.bob.instance.mind.MindFailure;
import dev.bob.instance.status.InstanceLog;
import dev.bob.state.Hive;
import dev.bob.state.event.Author;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.Goal;
import dev.bob.state.fold.Verdict;
import dev.bob.state.log.LogException;
import dev.bob.state.model.TaskSpec;
import java.util.List;

/** Makes one event of a goal: its plan, or its refusal; then says what is stale for it. */
public final class Planning {
  private final Hive hive;
  private final Mind mind;
  private final InstanceLog log;
  private final Asking asking;
  private final Freshness freshness;

  public Planning(Hive hive, Mind mind, InstanceLog log, TaskWork.Timing timing) {
    this.hive = hive;
    this.mind = mind;
    this.log = log;
    this.asking = new Asking(log);
    this.freshness = new Freshness(hive, mind, log, timing);
  }

  /**
   * States which findings speak of files that are others at a commit that was planned for; gives
   * whether the hive accepted it.
   */
  public boolean compare(String commit, Author by) throws LogException, InterruptedException {
    return freshness.state(commit, by);
  }

  /** Gives whether the hive accepted it. */
  public boolean plan(Goal goal, Author by) throws LogException, InterruptedException {
    var fact = read(goal);
    var outcome = hive.submit(by, fact);
    switch (outcome.verdict()) {
      case Verdict.Accepted _ -> log.info(say(fact));
      case Verdict.Rejected rejected -> log.info("no plan of mine: " + rejected.detail());
      case Verdict.Duplicate _ -> {}
    }
    return outcome.accepted();
  }

  private WorkFact read(Goal goal) throws InterruptedException {
    try {
      return asking.ask(
          goal.id().toString(),
          () -> goal.wanted().isPresent() ? wanted(goal, goal.wanted().get()) : understood(goal));
    } catch (MindFailure e) {
      return new WorkFact.GoalRefused(goal.id(), e.getMessage());
    }
  }

  private WorkFact understood(Goal goal) throws MindFailure {
    return switch (mind.understand(goal.text())) {
      case GoalReading.Refused(var reason) -> new WorkFact.GoalRefused(goal.id(), reason);
      case GoalReading.Understood _ -> planned(goal);
    };
  }

  /** Who asks for one task has divided the work; of the mind only the commit is wanted. */
  private WorkFact wanted(Goal goal, TaskSpec task) throws MindFailure {
    return mind.canDo(task.kind())
        ? new WorkFact.GoalPlanned(goal.id(), mind.commit(), List.of(task))
        : new WorkFact.GoalRefused(goal.id(), mind.abilities());
  }

  private WorkFact planned(Goal goal) throws MindFailure {
    var plan = mind.plan(goal.text(), hive.state().members().live().size());
    return new WorkFact.GoalPlanned(goal.id(), plan.commit(), plan.tasks());
  }

  private static String say(WorkFact fact) {
    return switch (fact) {
      case WorkFact.GoalPlanned planned ->
          planned.goal() + " is planned: " + planned.tasks().size() + " tasks";
      case WorkFact.GoalRefused refused -> refused.goal() + " is refused: " + refused.reason();
      default -> throw new IllegalStateException("not a plan: " + fact);
    };
  }
}
