package dev.bob.state.fold;

import dev.bob.state.event.Recorded;
import dev.bob.state.event.WorkFact;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A message of the type {@code task} gives the hive one task: one more of a goal that has its plan,
 * or a goal whose whole plan it is. Nobody depends on it, so no cycle can come of it.
 */
final class SaidTask {
  /** The type of such a message. */
  static final String TYPE = "task";

  private SaidTask() {}

  static Spoken of(HiveState state, Recorded recorded, Message message) {
    try {
      var said = SaidSpec.of(message.content(), message.metadata());
      return said.goal().isPresent()
          ? added(state, recorded, message, said)
          : alone(state, recorded, message, said);
    } catch (IllegalArgumentException e) {
      return new Spoken.Refused(Reason.INVALID_TASK, String.valueOf(e.getMessage()));
    }
  }

  /** Its commit is not known before the leader has planned it. */
  private static Spoken alone(HiveState state, Recorded recorded, Message message, SaidSpec said) {
    if (state.work().isFull()) {
      return new Spoken.Refused(Reason.TOO_MANY_OPEN, WorkRules.FULL);
    }
    var spec = said.named(name(said, List.of()));
    var flaw = Plans.flaw(List.of(spec));
    if (flaw.isPresent()) {
      return new Spoken.Refused(Reason.INVALID_TASK, flaw.get());
    }
    var goal = new WorkFact.GoalSet(message.content(), said.priority());
    var id = state.work().nextId();
    return new Spoken.Heard(
        WorkRules.added(state, recorded, goal, set -> set.wanting(spec)),
        message.naming(Spoken.GOAL, id).naming(TYPE, Work.taskId(id, spec.name())));
  }

  private static Spoken added(HiveState state, Recorded recorded, Message message, SaidSpec said) {
    var work = state.work();
    var goal = work.goal(said.goal().orElseThrow());
    if (goal.isEmpty()) {
      return new Spoken.Refused(Reason.UNKNOWN_GOAL, "there is no " + said.goal().orElseThrow());
    }
    var closed = closed(goal.get());
    if (closed.isPresent()) {
      return closed.get();
    }
    var plan = work.tasksOf(goal.get());
    if (plan.size() >= Plans.TASKS_MAX) {
      return new Spoken.Refused(
          Reason.TOO_MANY_OPEN,
          "%s has %s tasks already".formatted(goal.get().id(), Plans.TASKS_MAX));
    }
    var task = Task.planned(goal.get().id(), said.named(name(said, plan)), recorded.seq());
    return flaw(plan, task)
        .orElseGet(
            () ->
                new Spoken.Heard(
                    state.with(work.planned(goal.get().plus(task.id()), List.of(task))),
                    message.naming(TYPE, task.id())));
  }

  private static Optional<Spoken> closed(Goal goal) {
    return switch (goal.state()) {
      case GoalState.Active _ -> Optional.empty();
      case GoalState.Waiting _ ->
          Optional.of(new Spoken.Refused(Reason.NOT_READY, goal.id() + " has no plan yet"));
      case GoalState.Refused _, GoalState.Finished _, GoalState.Cancelled _ ->
          Optional.of(new Spoken.Refused(Reason.NOT_OPEN, goal.id() + " is closed already"));
    };
  }

  private static Optional<Spoken> flaw(List<Task> plan, Task task) {
    var specs = Stream.concat(plan.stream(), Stream.of(task)).map(Task::spec).toList();
    return Plans.flaw(specs)
        .map(sentence -> (Spoken) new Spoken.Refused(Reason.INVALID_TASK, sentence))
        .or(
            () ->
                plan.stream()
                    .filter(other -> task.waitsFor(other) && other.state().vain())
                    .findFirst()
                    .map(
                        vain ->
                            new Spoken.Refused(
                                Reason.NOT_READY,
                                vain.id() + " came to nothing: retry it, then say this again")));
  }

  /** The one that was said, or the first that is free. */
  private static String name(SaidSpec said, List<Task> plan) {
    var taken = plan.stream().map(task -> task.spec().name()).toList();
    return said.name()
        .orElseGet(
            () ->
                IntStream.rangeClosed(1, plan.size() + 1)
                    .mapToObj(n -> "asked-" + n)
                    .filter(name -> !taken.contains(name))
                    .findFirst()
                    .orElseThrow());
  }
}
