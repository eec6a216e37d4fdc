package dev.bob.state.fold;

import dev.bob.state.event.Author;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.GoalId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Who may do what to goals, and when; of tasks {@link TaskRules} says so. */
final class WorkRules {
  static final String FULL = "there are " + Work.OPEN_GOALS_MAX + " open goals already";

  private WorkRules() {}

  static Applied apply(HiveState state, Recorded recorded, WorkFact fact) {
    return switch (fact) {
      case WorkFact.GoalSet set -> set(state, recorded, set);
      case WorkFact.GoalRefused refused -> asMember(state, recorded, _ -> refuse(state, refused));
      case WorkFact.GoalPlanned planned ->
          asMember(state, recorded, _ -> plan(state, recorded.seq(), planned));
      case WorkFact.GoalCancelled cancelled -> cancel(state, recorded, cancelled);
      case WorkFact.AboutTask about -> TaskRules.apply(state, recorded, about);
    };
  }

  private static Applied set(HiveState state, Recorded recorded, WorkFact.GoalSet set) {
    if (recorded.event().by().kind() == Author.Kind.INSTANCE) {
      return state.reject(Reason.NOT_ALLOWED, "goals come from people");
    }
    return state.work().isFull()
        ? state.reject(Reason.TOO_MANY_OPEN, FULL)
        : added(state, recorded, set).accept();
  }

  /** With that goal, by whoever may set one. */
  static HiveState added(HiveState state, Recorded recorded, WorkFact.GoalSet set) {
    return added(state, recorded, set, UnaryOperator.identity());
  }

  /**
   * @param known what is known of the goal beyond the fact
   */
  static HiveState added(
      HiveState state, Recorded recorded, WorkFact.GoalSet set, UnaryOperator<Goal> known) {
    var work = state.work();
    var goal =
        new Goal(
            work.nextId(),
            work.nextNumber(),
            recorded.seq(),
            set.text(),
            recorded.event().at(),
            new GoalState.Waiting(),
            List.of(),
            set.priority(),
            Optional.empty(),
            Optional.empty());
    return state.with(work.added(known.apply(goal)));
  }

  private static Applied refuse(HiveState state, WorkFact.GoalRefused refused) {
    return waiting(
        state,
        refused.goal(),
        goal ->
            state
                .with(state.work().closed(goal.with(new GoalState.Refused(refused.reason()))))
                .accept());
  }

  private static Applied plan(HiveState state, long seq, WorkFact.GoalPlanned planned) {
    return waiting(
        state,
        planned.goal(),
        goal -> {
          var flaw = Plans.flaw(planned.tasks());
          if (flaw.isPresent()) {
            return state.reject(Reason.INVALID_PLAN, flaw.get());
          }
          if (goal.wanted().filter(one -> !planned.tasks().equals(List.of(one))).isPresent()) {
            return state.reject(
                Reason.INVALID_PLAN,
                "the plan of " + goal.id() + " is the task that was asked for");
          }
          var tasks =
              planned.tasks().stream().map(spec -> Task.planned(goal.id(), spec, seq)).toList();
          var next = goal.planned(planned.commit(), tasks.stream().map(Task::id).toList());
          return state.with(state.work().planned(next, tasks)).accept();
        });
  }

  private static Applied cancel(
      HiveState state, Recorded recorded, WorkFact.GoalCancelled cancelled) {
    if (recorded.event().by().kind() != Author.Kind.PERSON) {
      return state.reject(Reason.NOT_ALLOWED, "only a person cancels a goal");
    }
    var goal = state.work().goal(cancelled.goal());
    if (goal.isEmpty()) {
      return state.reject(Reason.UNKNOWN_GOAL, "there is no " + cancelled.goal());
    }
    if (!goal.get().state().open()) {
      return state.reject(Reason.NOT_OPEN, cancelled.goal() + " is closed already");
    }
    return state.with(Progress.cancelled(state.work(), goal.get(), recorded.seq())).accept();
  }

  static Applied asMember(HiveState state, Recorded recorded, Function<Member, Applied> rule) {
    return state
        .author(recorded.event().by())
        .map(rule)
        .orElseGet(() -> state.reject(Reason.NOT_ALLOWED, "only a member does that"));
  }

  private static Applied waiting(HiveState state, GoalId id, Function<Goal, Applied> rule) {
    var goal = state.work().goal(id);
    if (goal.isEmpty()) {
      return state.reject(Reason.UNKNOWN_GOAL, "there is no " + id);
    }
    return goal.get().state() instanceof GoalState.Waiting
        ? rule.apply(goal.get())
        : state.reject(Reason.NOT_OPEN, id + " is decided already");
  }
}
