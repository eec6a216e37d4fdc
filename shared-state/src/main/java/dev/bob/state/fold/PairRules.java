package dev.bob.state.fold;

import dev.bob.state.event.WorkFact;
import java.util.Optional;

/**
 * Who is at whose side: one member claims a task, another one, that has nothing else to do, checks
 * at once what it finds.
 */
final class PairRules {
  private PairRules() {}

  static Applied pair(HiveState state, WorkFact.TaskPaired paired) {
    var task = state.work().task(paired.task());
    if (task.isEmpty()) {
      return state.reject(Reason.UNKNOWN_TASK, "there is no " + paired.task());
    }
    if (task.get().claim().filter(claim -> claim.token() == paired.token()).isEmpty()) {
      return state.reject(
          Reason.STALE_CLAIM, "claim " + paired.token() + " on " + paired.task() + " is void");
    }
    var helper = state.members().find(paired.helper()).filter(Member::takesWork);
    if (helper.isEmpty()) {
      return state.reject(Reason.UNKNOWN_INSTANCE, paired.helper() + " does not take work");
    }
    var busy = busyWith(state.work(), helper.get());
    if (busy.isPresent()) {
      return state.reject(
          Reason.TAKEN, helper.get().id() + " is at work on " + busy.get().id() + " already");
    }
    if (task.get().helper().isPresent()) {
      return state.reject(
          Reason.TAKEN, task.get().helper().get() + " helps with " + paired.task() + " already");
    }
    return state.with(state.work().put(task.get().helpedBy(Optional.of(paired.helper())))).accept();
  }

  /** What that member has claimed, or helps with. */
  private static Optional<Task> busyWith(Work work, Member member) {
    return work.claimedBy(member.id(), member.epoch()).stream()
        .findFirst()
        .or(() -> work.helpedBy(member.id()));
  }
}
