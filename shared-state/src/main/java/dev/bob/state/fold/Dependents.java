package dev.bob.state.fold;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What becomes of the tasks that wait for one, when it comes to nothing and when it is retried. */
final class Dependents {
  private Dependents() {}

  /** With all blocked that wait in vain for that blocked or cancelled task. */
  static Work stopped(Work work, Task vain, long seq) {
    var next = work;
    var goal = work.goal(vain.goal()).orElseThrow();
    var causes = new ArrayDeque<>(List.of(vain));
    while (!causes.isEmpty()) { // each task gets in at most once
      var cause = causes.remove();
      for (var task : next.tasksOf(goal)) {
        if (task.stoppedBy(cause)) {
          var stopped = task.with(new TaskState.Blocked(why(cause)), seq);
          next = next.put(stopped);
          causes.add(stopped);
        }
      }
    }
    return next;
  }

  /**
   * With that task open again, and so what was blocked behind it and by nothing else. Who waits for
   * a task that is not done was never begun: if it is blocked, it is for that reason alone.
   */
  static Work reopened(Work work, Task retried, long seq) {
    var goal = work.goal(retried.goal()).orElseThrow();
    var next = work.put(retried.retried(seq));
    var names = new HashSet<>(List.of(retried.spec().name()));
    var causes = new ArrayDeque<>(List.of(retried));
    while (!causes.isEmpty()) { // each task gets in at most once
      var cause = causes.remove();
      for (var task : next.tasksOf(goal)) {
        if (task.state() instanceof TaskState.Blocked && task.waitsFor(cause)) {
          next = next.put(task.retried(seq));
          causes.add(task);
          names.add(task.spec().name());
        }
      }
    }
    for (var other : next.tasksOf(goal)) {
      if (!names.contains(other.spec().name()) && other.state().vain()) {
        next = stopped(next, other, seq);
      }
    }
    return next;
  }

  /** What that task waits for in vain, so that to open it alone would not help. */
  static Optional<Task> hindrance(Work work, Task task) {
    return work.tasksOf(work.goal(task.goal()).orElseThrow()).stream()
        .filter(task::waitsFor)
        .filter(other -> other.state().vain())
        .findFirst();
  }

  private static String why(Task cause) {
    return cause.id()
        + (cause.state() instanceof TaskState.Cancelled ? " is cancelled" : " is blocked");
  }
}
