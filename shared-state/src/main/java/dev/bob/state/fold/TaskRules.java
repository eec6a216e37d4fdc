package dev.bob.state.fold;

import dev.bob.state.event.Author;
import dev.bob.state.event.Recorded;
import dev.bob.state.event.WorkFact;
import dev.bob.state.model.TaskId;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Who may do what to tasks, and when. */
final class TaskRules {
  private TaskRules() {}

  static Applied apply(HiveState state, Recorded recorded, WorkFact.AboutTask fact) {
    long seq = recorded.seq();
    return switch (fact) {
      case WorkFact.TaskAssigned assigned ->
          WorkRules.asMember(state, recorded, _ -> assign(state, seq, assigned));
      case WorkFact.TaskDeclined declined ->
          WorkRules.asMember(state, recorded, member -> decline(state, seq, member, declined));
      case WorkFact.TaskClaimed claimed ->
          WorkRules.asMember(state, recorded, member -> claim(state, seq, member, claimed));
      case WorkFact.TaskPaired paired ->
          WorkRules.asMember(state, recorded, _ -> PairRules.pair(state, paired));
      case WorkFact.TaskCompleted done -> complete(state, recorded, done);
      case WorkFact.TaskFailed failed -> fail(state, recorded, failed);
      case WorkFact.TaskRetried retried ->
          asPerson(state, recorded, retried.task(), task -> retry(state, seq, task));
      case WorkFact.TaskCancelled cancelled ->
          asPerson(state, recorded, cancelled.task(), task -> cancel(state, seq, task));
    };
  }

  private static Applied assign(HiveState state, long seq, WorkFact.TaskAssigned assigned) {
    return startable(
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
          return state.with(Progress.with(state.work(), task.with(offer, seq), seq)).accept();
        });
  }

  private static Applied decline(
      HiveState state, long seq, Member member, WorkFact.TaskDeclined declined) {
    var helped = state.work().task(declined.task()).filter(task -> task.isHelpedBy(member.id()));
    if (helped.isPresent()) {
      var alone = helped.get().helpDeclined(member.id(), declined.reason());
      return state.with(state.work().put(alone)).accept();
    }
    return ready(
        state,
        declined.task(),
        task -> {
          if (!((TaskState.Open) task.state()).assigned().equals(Optional.of(member.id()))) {
            return state.reject(
                Reason.NOT_ASSIGNED, task.id() + " is not assigned to " + member.id());
          }
          var next = task.declined(member.id(), declined.reason(), seq);
          return Declines.settled(state.with(state.work().put(next)), seq).accept();
        });
  }

  private static Applied claim(
      HiveState state, long seq, Member member, WorkFact.TaskClaimed claimed) {
    return startable(
        state,
        claimed.task(),
        task -> {
          var assigned = ((TaskState.Open) task.state()).assigned();
          if (assigned.isPresent() && !assigned.get().equals(member.id())) {
            return state.reject(Reason.TAKEN, task.id() + " is assigned to " + assigned.get());
          }
          var claim = new TaskState.Claimed(member.id(), member.epoch(), seq);
          // It has work of its own from now on.
          var work = Progress.withoutHelp(state.work(), member.id());
          return state.with(work.put(task.claimed(claim))).accept();
        });
  }

  private static Applied complete(HiveState state, Recorded recorded, WorkFact.TaskCompleted done) {
    long seq = recorded.seq();
    return asClaimer(
        state,
        recorded,
        done.task(),
        done.token(),
        (task, member) -> {
          var ended = task.with(new TaskState.Done(member.id(), done.result()), seq);
          return state
              .with(Progress.with(state.work(), ended, seq))
              .with(state.skills().done(member.id(), task.spec().kind(), done.tookMillis(), seq));
        });
  }

  private static Applied fail(HiveState state, Recorded recorded, WorkFact.TaskFailed failed) {
    long seq = recorded.seq();
    return asClaimer(
        state,
        recorded,
        failed.task(),
        failed.token(),
        (task, member) ->
            // Whoever gives it up may be paused, and all others may have declined it.
            Declines.settled(
                state
                    .with(Progress.with(state.work(), task.failed(failed.reason(), seq), seq))
                    .with(
                        state
                            .skills()
                            .failed(member.id(), task.spec().kind(), failed.tookMillis(), seq)),
                seq));
  }

  static Applied retry(HiveState state, long seq, Task task) {
    var work = state.work();
    if (work.goal(task.goal()).orElseThrow().state() instanceof GoalState.Cancelled) {
      return state.reject(Reason.NOT_OPEN, task.goal() + " is cancelled");
    }
    var hindrance = Dependents.hindrance(work, task);
    return switch (task.state()) {
      case TaskState.Open _, TaskState.Claimed _ ->
          state.reject(Reason.NO_CHANGE, task.id() + " is neither blocked nor cancelled");
      case TaskState.Done _ ->
          state.reject(Reason.NOT_OPEN, task.id() + " is done, and is not done again");
      case TaskState.Blocked _, TaskState.Cancelled _ when hindrance.isPresent() ->
          state.reject(
              Reason.NOT_READY,
              "%s waits for %s, which came to nothing: retry that one"
                  .formatted(task.id(), hindrance.get().id()));
      case TaskState.Blocked _, TaskState.Cancelled _ ->
          state.with(Progress.retried(work, task, seq)).accept();
    };
  }

  /** What is blocked too: nobody wants it any more. */
  static Applied cancel(HiveState state, long seq, Task task) {
    var work = state.work();
    return switch (task.state()) {
      case TaskState.Done _, TaskState.Cancelled _ ->
          state.reject(Reason.NOT_OPEN, task.id() + " is settled already");
      case TaskState.Blocked _
          when work.goal(task.goal()).orElseThrow().state() instanceof GoalState.Cancelled ->
          state.reject(Reason.NOT_OPEN, task.goal() + " is cancelled");
      case TaskState.Open _, TaskState.Claimed _, TaskState.Blocked _ ->
          state.with(Progress.with(work, task.with(new TaskState.Cancelled(), seq), seq)).accept();
    };
  }

  private static Applied asPerson(
      HiveState state, Recorded recorded, TaskId id, Function<Task, Applied> rule) {
    if (recorded.event().by().kind() != Author.Kind.PERSON) {
      return state.reject(Reason.NOT_ALLOWED, "only a person retries or cancels a task");
    }
    return state
        .work()
        .task(id)
        .map(rule)
        .orElseGet(() -> state.reject(Reason.UNKNOWN_TASK, "there is no " + id));
  }

  private static Applied asClaimer(
      HiveState state,
      Recorded recorded,
      TaskId id,
      long token,
      BiFunction<Task, Member, HiveState> change) {
    return WorkRules.asMember(
        state,
        recorded,
        member ->
            state
                .work()
                .task(id)
                .map(
                    task ->
                        task.claim().filter(claim -> holds(claim, member, token)).isPresent()
                            ? change.apply(task, member).accept()
                            : state.reject(
                                Reason.STALE_CLAIM, "claim " + token + " on " + id + " is void"))
                .orElseGet(() -> state.reject(Reason.UNKNOWN_TASK, "there is no " + id)));
  }

  static boolean holds(TaskState.Claimed claim, Member member, long token) {
    return claim.token() == token
        && claim.instance().equals(member.id())
        && claim.epoch() == member.epoch();
  }

  private static Applied startable(HiveState state, TaskId id, Function<Task, Applied> rule) {
    return ready(
        state,
        id,
        task ->
            state
                .work()
                .holderOfFilesOf(task)
                .map(
                    holder ->
                        state.reject(
                            Reason.FILES_TAKEN,
                            "%s may change the same files as %s, which %s works on"
                                .formatted(
                                    id, holder.id(), holder.claim().orElseThrow().instance())))
                .orElseGet(() -> rule.apply(task)));
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
