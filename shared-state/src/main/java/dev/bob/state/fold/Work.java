package dev.bob.state.fold;

import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.TaskId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * Goals and their tasks: all open goals, and the newest {@value #CLOSED_GOALS_MAX} closed ones.
 *
 * @param goals by number
 * @param nextNumber of the next goal
 */
public record Work(PSortedMap<Integer, Goal> goals, PMap<TaskId, Task> tasks, int nextNumber) {
  public static final int CLOSED_GOALS_MAX = 50;
  static final Work NONE = new Work(TreePMap.empty(), HashTreePMap.empty(), 1);

  public Optional<Goal> goal(GoalId id) {
    return Optional.ofNullable(goals.get(Integer.parseInt(id.value().substring("goal_".length()))));
  }

  public Optional<Task> task(TaskId id) {
    return Optional.ofNullable(tasks.get(id));
  }

  /** The tasks of a goal, in the order of its plan. */
  public List<Task> tasksOf(Goal goal) {
    return goal.tasks().stream().map(tasks::get).toList();
  }

  /** Goals that are not closed, oldest first. */
  public List<Goal> openGoals() {
    return goals.values().stream().filter(goal -> goal.state().open()).toList();
  }

  /** Open tasks whose dependencies are done: oldest goal first, then in the order of the plan. */
  public List<Task> ready() {
    return openTasks().filter(this::isReady).toList();
  }

  /** What that member has claimed, in the order of the plans; usually none or one. */
  public List<Task> claimedBy(InstanceId instance, long epoch) {
    return openTasks()
        .filter(
            task ->
                task.claim()
                    .filter(c -> c.instance().equals(instance) && c.epoch() == epoch)
                    .isPresent())
        .toList();
  }

  /**
   * Whether it is open and every dependency is done (or settled, for a task that tolerates that).
   */
  public boolean isReady(Task task) {
    return task.state() instanceof TaskState.Open
        && task.spec().dependsOn().stream()
            .map(name -> tasks.get(taskId(task.goal(), name)).state())
            .allMatch(
                state ->
                    state instanceof TaskState.Done
                        || (task.spec().toleratesBlocked() && state.settled()));
  }

  static TaskId taskId(GoalId goal, String name) {
    return new TaskId(goal + "." + name);
  }

  private Stream<Task> openTasks() {
    return goals.values().stream()
        .filter(goal -> goal.state() instanceof GoalState.Active)
        .flatMap(goal -> tasksOf(goal).stream());
  }

  Work added(Goal goal) {
    return new Work(goals.plus(goal.number(), goal), tasks, nextNumber + 1).bounded();
  }

  Work with(Goal goal) {
    return new Work(goals.plus(goal.number(), goal), tasks, nextNumber).bounded();
  }

  Work planned(Goal goal, List<Task> plan) {
    var all = tasks;
    for (var task : plan) {
      all = all.plus(task.id(), task);
    }
    return new Work(goals.plus(goal.number(), goal), all, nextNumber);
  }

  /**
   * With that task changed; what can never become ready is blocked, a goal without open tasks is
   * finished.
   */
  Work with(Task task, long seq) {
    var work = new Work(goals, tasks.plus(task.id(), task), nextNumber);
    return task.state().settled() ? work.settled(goal(task.goal()).orElseThrow(), seq) : work;
  }

  private Work settled(Goal goal, long seq) {
    var all = tasks;
    boolean changed = true;
    while (changed) { // one more task is blocked in each round, so it ends
      changed = false;
      for (var id : goal.tasks()) {
        var task = all.get(id);
        var stopper = new Work(goals, all, nextNumber).stopperOf(task);
        if (stopper.isPresent()) {
          var reason = new TaskState.Blocked(stopper.get() + " is blocked");
          all = all.plus(id, task.with(reason, seq));
          changed = true;
        }
      }
    }
    var work = new Work(goals, all, nextNumber);
    var plan = work.tasksOf(goal);
    if (!(goal.state() instanceof GoalState.Active active)
        || !plan.stream().allMatch(task -> task.state().settled())) {
      return work;
    }
    int blocked =
        (int) plan.stream().filter(task -> task.state() instanceof TaskState.Blocked).count();
    return work.with(goal.with(new GoalState.Finished(active.commit(), blocked)));
  }

  private Optional<TaskId> stopperOf(Task task) {
    if (task.state().settled() || task.spec().toleratesBlocked()) {
      return Optional.empty();
    }
    return task.spec().dependsOn().stream()
        .map(name -> taskId(task.goal(), name))
        .filter(id -> tasks.get(id).state() instanceof TaskState.Blocked)
        .findFirst();
  }

  /**
   * Without the claims and offers of that instance.
   *
   * @param lost whether it was lost, which counts, or left in order, which does not
   */
  Work released(InstanceId instance, boolean lost, long seq) {
    var work = this;
    for (var task : openTasks().toList()) {
      var next =
          switch (task.state()) {
            case TaskState.Claimed claimed when claimed.instance().equals(instance) ->
                lost ? task.lost(seq) : task.released(seq);
            case TaskState.Open open when open.assigned().equals(Optional.of(instance)) ->
                task.released(seq);
            default -> task;
          };
      if (next != task) {
        work = work.with(next, seq);
      }
    }
    return work;
  }

  private Work bounded() {
    var closed = goals.values().stream().filter(goal -> !goal.state().open()).toList();
    if (closed.size() <= CLOSED_GOALS_MAX) {
      return this;
    }
    var oldest = closed.getFirst();
    return new Work(goals.minus(oldest.number()), tasks.minusAll(oldest.tasks()), nextNumber);
  }
}
