package dev.bob.state.fold;

import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.TaskId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/**
 * Goals and their tasks: all open goals, and the newest {@value #CLOSED_GOALS_MAX} closed ones.
 * What follows for others when one of them changes is in {@link Progress}.
 *
 * @param goals by number
 * @param nextNumber of the next goal
 * @param closings the numbers of the closed goals, in the order in which they were closed
 */
public record Work(
    PSortedMap<Integer, Goal> goals,
    PMap<TaskId, Task> tasks,
    int nextNumber,
    PVector<Integer> closings) {
  public static final int CLOSED_GOALS_MAX = 50;

  /** Anybody who writes the volume can set goals. */
  public static final int OPEN_GOALS_MAX = 1_000;

  static final Work NONE = new Work(TreePMap.empty(), HashTreePMap.empty(), 1, TreePVector.empty());

  public Optional<Goal> goal(GoalId id) {
    return Optional.ofNullable(goals.get(Integer.parseInt(id.value().substring("goal_".length()))));
  }

  public Optional<Task> task(TaskId id) {
    return Optional.ofNullable(tasks.get(id));
  }

  /** Of the goal that is set next. */
  GoalId nextId() {
    return new GoalId("goal_" + nextNumber);
  }

  /** The tasks of a goal, in the order of its plan. */
  public List<Task> tasksOf(Goal goal) {
    return goal.tasks().stream().map(tasks::get).toList();
  }

  /** Whether no more goals may be set before some are closed. */
  boolean isFull() {
    return goals.size() - closings.size() >= OPEN_GOALS_MAX;
  }

  /** Goals that are not closed, oldest first. */
  public List<Goal> openGoals() {
    return goals.values().stream().filter(goal -> goal.state().open()).toList();
  }

  /**
   * Tasks that are blocked for themselves and not behind another one, and about which the person
   * has not been asked: of all kept goals that are not cancelled, oldest goal first.
   */
  public List<Task> unaskedBlocked() {
    return goals.values().stream()
        .filter(goal -> !(goal.state() instanceof GoalState.Cancelled))
        .flatMap(goal -> tasksOf(goal).stream())
        .filter(task -> task.state() instanceof TaskState.Blocked(var _, var asked) && !asked)
        .filter(task -> Dependents.hindrance(this, task).isEmpty())
        .toList();
  }

  /** Goals without a plan, most urgent first, then oldest first. */
  public List<Goal> waitingGoals() {
    return goals.values().stream()
        .filter(goal -> goal.state() instanceof GoalState.Waiting)
        .sorted(Comparator.comparing(Goal::urgency).reversed())
        .toList();
  }

  /** The commit of the newest goal that has a plan and was not cancelled. */
  public Optional<String> plannedFor() {
    return goals.descendingMap().values().stream()
        .map(Goal::commit)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Open tasks whose dependencies are done: most urgent goal first, then oldest goal, then in the
   * order of the plan.
   */
  public List<Task> ready() {
    return openTasks().filter(this::isReady).toList();
  }

  /** The claimed tasks with which somebody helps. */
  public List<Task> helpedTasks() {
    return openTasks()
        .filter(task -> task.claim().isPresent() && task.helper().isPresent())
        .toList();
  }

  /** The claimed task with which this member helps. */
  public Optional<Task> helpedBy(InstanceId member) {
    return openTasks().filter(task -> task.isHelpedBy(member)).findFirst();
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

  /** A claimed task, of whatever goal, that may change the same files as that one. */
  public Optional<Task> holderOfFilesOf(Task task) {
    return task.spec().edits().isEmpty()
        ? Optional.empty()
        : editing().stream().filter(other -> inTheWay(other, task)).findFirst();
  }

  /** The claimed tasks, of whatever goals, that may change files. */
  private List<Task> editing() {
    return openTasks()
        .filter(task -> task.claim().isPresent() && !task.spec().edits().isEmpty())
        .toList();
  }

  /** Those of the tasks that nobody keeps from beginning by changing the same files, in order. */
  public List<Task> withFreeFiles(List<Task> some) {
    if (some.stream().allMatch(task -> task.spec().edits().isEmpty())) {
      return some;
    }
    var editing = editing();
    return some.stream()
        .filter(task -> editing.stream().noneMatch(other -> inTheWay(other, task)))
        .toList();
  }

  private static boolean inTheWay(Task other, Task task) {
    return !other.id().equals(task.id()) && task.sharesFilesWith(other);
  }

  /** Tasks still to be done that somebody has declined, also those that another one is at. */
  List<Task> declined() {
    return openTasks()
        .filter(task -> !task.state().settled() && !task.declinedBy().isEmpty())
        .toList();
  }

  static TaskId taskId(GoalId goal, String name) {
    return new TaskId(goal + "." + name);
  }

  /** Of the goals that have a plan, in the order in which they are done. */
  Stream<Task> openTasks() {
    return goals.values().stream()
        .filter(goal -> goal.state() instanceof GoalState.Active)
        .sorted(Comparator.comparing(Goal::urgency).reversed()) // which keeps the order of equals
        .flatMap(goal -> tasksOf(goal).stream());
  }

  Work added(Goal goal) {
    return new Work(goals.plus(goal.number(), goal), tasks, nextNumber + 1, closings);
  }

  Work planned(Goal goal, List<Task> plan) {
    var all = tasks;
    for (var task : plan) {
      all = all.plus(task.id(), task);
    }
    return new Work(goals.plus(goal.number(), goal), all, nextNumber, closings);
  }

  /** With that goal as the newest closed one; the oldest beyond the limit is forgotten. */
  Work closed(Goal goal) {
    var next =
        new Work(goals.plus(goal.number(), goal), tasks, nextNumber, closings.plus(goal.number()));
    if (next.closings.size() <= CLOSED_GOALS_MAX) {
      return next;
    }
    var oldest = next.goals.get(next.closings.getFirst());
    return new Work(
        next.goals.minus(oldest.number()),
        next.tasks.minusAll(oldest.tasks()),
        nextNumber,
        next.closings.minus(0));
  }

  /** With that goal in the place of what it was, and nothing else changed. */
  Work put(Goal goal) {
    return new Work(goals.plus(goal.number(), goal), tasks, nextNumber, closings);
  }

  /** With that closed goal open again. */
  Work reopened(Goal goal) {
    return new Work(
        goals.plus(goal.number(), goal),
        tasks,
        nextNumber,
        closings.minus(Integer.valueOf(goal.number())));
  }

  /** With that task in the place of what it was, and nothing else changed. */
  Work put(Task task) {
    return new Work(goals, tasks.plus(task.id(), task), nextNumber, closings);
  }
}
