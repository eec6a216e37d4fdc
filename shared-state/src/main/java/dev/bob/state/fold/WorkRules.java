package dev.bob.state.fold;

import dev.bob.state.event.Author;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.TaskId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pcollections.HashTreePSet;

/** Who may do what to goals and tasks, and when. */
final class WorkRules {
  private WorkRules() {}

  static Applied apply(HiveState state, Recorded recorded, WorkFact fact) {
    return switch (fact) {
      case WorkFact.GoalSet set -> set(state, recorded, set);
      case WorkFact.GoalRefused refused -> asMember(state, recorded, _ -> refuse(state, refused));
      case WorkFact.GoalPlanned planned ->
          asMember(state, recorded, _ -> plan(state, recorded.seq(), planned));
      case WorkFact.GoalCancelled cancelled -> cancel(state, recorded, cancelled);
      case WorkFact.TaskAssigned assigned ->
          asMember(state, recorded, _ -> assign(state, recorded.seq(), assigned));
      case WorkFact.TaskDeclined declined ->
          asMember(state, recorded, member -> decline(state, recorded.seq(), member, declined));
      case WorkFact.TaskClaimed claimed ->
          asMember(state, recorded, member -> claim(state, recorded.seq(), member, claimed));
      case WorkFact.TaskCompleted done ->
          asClaimer(
              state,
              recorded,
              done.task(),
              done.token(),
              task ->
                  task.with(
                      new TaskState.Done(task.claim().orElseThrow().instance(), done.result()),
                      recorded.seq()));
      case WorkFact.TaskFailed failed ->
          asClaimer(
              state,
              recorded,
              failed.task(),
              failed.token(),
              task -> task.failed(failed.reason(), recorded.seq()));
    };
  }

  private static Applied set(HiveState state, Recorded recorded, WorkFact.GoalSet set) {
    if (recorded.event().by().kind() == Author.Kind.INSTANCE) {
      return state.reject(Reason.NOT_ALLOWED, "goals come from people");
    }
    var work = state.work();
    var goal =
        new Goal(
            new GoalId("goal_" + work.nextNumber()),
            work.nextNumber(),
            recorded.seq(),
            set.text(),
            recorded.event().at(),
            new GoalState.Waiting(),
            List.of());
    return state.with(work.added(goal)).accept();
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
          var tasks =
              planned.tasks().stream()
                  .map(
                      spec ->
                          new Task(
                              Work.taskId(goal.id(), spec.name()),
                              goal.id(),
                              spec,
                              new TaskState.Open(Optional.empty()),
                              seq,
                              0,
                              0,
                              HashTreePSet.empty()))
                  .toList();
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
    return state.with(state.work().cancelled(goal.get(), recorded.seq())).accept();
  }

  private static Applied assign(HiveState state, long seq, WorkFact.TaskAssigned assigned) {
    return ready(
        state,
        assigned.task(),
        task -> {
          var member = state.members().find(assigned.instance()).filter(Member::takesWork);
          if (member.isEmpty()) {
            return state.reject(
                Reason.UNKNOWN_INSTANCE, assigned.instance() + " does not take work");
          }
          if (((TaskState.Open) task.state()).assigned().isPresent()) {
            return state.reject(Reason.TAKEN, task.id() + " is assigned already");
          }
          var offer = new TaskState.Open(Optional.of(assigned.instance()));
          return state.with(state.work().with(task.with(offer, seq), seq)).accept();
        });
  }

  private static Applied decline(
      HiveState state, long seq, Member member, WorkFact.TaskDeclined declined) {
    return ready(
        state,
        declined.task(),
        task -> {
          if (!((TaskState.Open) task.state()).assigned().equals(Optional.of(member.id()))) {
            return state.reject(
                Reason.NOT_ASSIGNED, task.id() + " is not assigned to " + member.id());
          }
          return state.with(state.work().with(task.declined(member.id(), seq), seq)).accept();
        });
  }

  private static Applied claim(
      HiveState state, long seq, Member member, WorkFact.TaskClaimed claimed) {
    return ready(
        state,
        claimed.task(),
        task -> {
          var assigned = ((TaskState.Open) task.state()).assigned();
          if (assigned.isPresent() && !assigned.get().equals(member.id())) {
            return state.reject(Reason.TAKEN, task.id() + " is assigned to " + assigned.get());
          }
          var claim = new TaskState.Claimed(member.id(), member.epoch(), seq);
          return state.with(state.work().with(task.with(claim, seq), seq)).accept();
        });
  }

  private static Applied asMember(
      HiveState state, Recorded recorded, Function<Member, Applied> rule) {
    return state
        .author(recorded.event().by())
        .map(rule)
        .orElseGet(() -> state.reject(Reason.NOT_ALLOWED, "only a member does that"));
  }

  private static Applied asClaimer(
      HiveState state, Recorded recorded, TaskId id, long token, Function<Task, Task> change) {
    return asMember(
        state,
        recorded,
        member ->
            state
                .work()
                .task(id)
                .map(
                    task ->
                        task.claim().filter(claim -> holds(claim, member, token)).isPresent()
                            ? state
                                .with(state.work().with(change.apply(task), recorded.seq()))
                                .accept()
                            : state.reject(
                                Reason.STALE_CLAIM, "claim " + token + " on " + id + " is void"))
                .orElseGet(() -> state.reject(Reason.UNKNOWN_TASK, "there is no " + id)));
  }

  static boolean holds(TaskState.Claimed claim, Member member, long token) {
    return claim.token() == token
        && claim.instance().equals(member.id())
        && claim.epoch() == member.epoch();
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

  private static Applied ready(HiveState state, TaskId id, Function<Task, Applied> rule) {
    var task = state.work().task(id);
    if (task.isEmpty()) {
      return state.reject(Reason.UNKNOWN_TASK, "there is no " + id);
    }
    return switch (task.get().state()) {
      case TaskState.Open _ ->
          state.work().isReady(task.get())
              ? rule.apply(task.get())
              : state.reject(Reason.NOT_READY, id + " waits for other tasks");
      case TaskState.Claimed claimed ->
          state.reject(Reason.TAKEN, id + " is claimed by " + claimed.instance());
      case TaskState.Done _, TaskState.Blocked _, TaskState.Cancelled _ ->
          state.reject(Reason.NOT_OPEN, id + " is settled already");
    };
  }
}
