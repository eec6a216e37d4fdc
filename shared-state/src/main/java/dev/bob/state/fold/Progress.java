package dev.bob.state.fold;

import dev.bob.state.model.InstanceId;
import java.util.Optional;

/** What follows for the work when a task, a goal or a member of the hive changes. */
final class Progress {
  private Progress() {}

  /**
   * With that task changed; what can never become ready is blocked, a goal without open tasks is
   * finished, and a finished one counts what is blocked anew.
   */
  static Work with(Work work, Task task, long seq) {
    var next = work.put(task);
    if (!task.state().settled()) {
      return next;
    }
    if (task.state().vain()) {
      next = Dependents.stopped(next, task, seq);
    }
    return finishedIfSettled(next, next.goal(task.goal()).orElseThrow());
  }

  private static Work finishedIfSettled(Work work, Goal goal) {
    var plan = work.tasksOf(goal);
    if (!plan.stream().allMatch(task -> task.state().settled())) {
      return work;
    }
    int blocked =
        (int) plan.stream().filter(task -> task.state() instanceof TaskState.Blocked).count();
    return switch (goal.state()) {
      case GoalState.Active(var commit) ->
          work.closed(goal.with(new GoalState.Finished(commit, blocked)));
      case GoalState.Finished(var commit, var _) ->
          work.put(goal.with(new GoalState.Finished(commit, blocked)));
      case GoalState.Waiting _, GoalState.Refused _, GoalState.Cancelled _ -> work;
    };
  }

  /** With that blocked or cancelled task open again, and its goal too if that is finished. */
  static Work retried(Work work, Task task, long seq) {
    var goal = work.goal(task.goal()).orElseThrow();
    var next =
        goal.state() instanceof GoalState.Finished(var commit, var _)
            ? work.reopened(goal.with(new GoalState.Active(commit)))
            : work;
    return Dependents.reopened(next, task, seq);
  }

  /** Without that goal's open and claimed tasks. */
  static Work cancelled(Work work, Goal goal, long seq) {
    var next = work;
    for (var task : work.tasksOf(goal)) {
      if (!task.state().settled()) {
        next = next.put(task.with(new TaskState.Cancelled(), seq));
      }
    }
    return next.closed(goal.with(new GoalState.Cancelled()));
  }

  /**
   * Without the claims and offers of that instance, and without its help.
   *
   * @param lost whether it was lost, which counts, or left in order, which does not
   */
  static Work released(Work work, InstanceId instance, boolean lost, long seq) {
    var next = withoutHelp(work, instance);
    for (var task : work.openTasks().toList()) {
      var changed =
          switch (task.state()) {
            case TaskState.Claimed claimed when claimed.instance().equals(instance) ->
                lost ? task.lost(seq) : task.released(seq);
            case TaskState.Open open when open.assigned().equals(Optional.of(instance)) ->
                task.withdrawn(seq);
            default -> task;
          };
      if (changed != task) {
        next = with(next, changed, seq);
      }
    }
    return next;
  }

  /** Without the offers to that instance and its help: it takes no new work for the time being. */
  static Work withdrawn(Work work, InstanceId instance, long seq) {
    var next = withoutHelp(work, instance);
    for (var task : work.openTasks().toList()) {
      if (task.state() instanceof TaskState.Open open
          && open.assigned().equals(Optional.of(instance))) {
        next = next.put(task.withdrawn(seq));
      }
    }
    return next;
  }

  /** With that member at nobody's side, nor with anything left to check from when it was. */
  static Work withoutHelp(Work work, InstanceId member) {
    var next = work;
    for (var goal : work.openGoals()) {
      for (var task : work.tasksOf(goal)) {
        if (task.helper().equals(Optional.of(member))) {
          next = next.put(task.helpedBy(Optional.empty()));
        }
      }
    }
    return next;
  }
}
