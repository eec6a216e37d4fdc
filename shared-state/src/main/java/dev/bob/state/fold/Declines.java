package dev.bob.state.fold;

import dev.bob.state.model.Clip;
import dev.bob.state.model.InstanceId;
import java.util.List;
import java.util.stream.Collectors;

/** What becomes of tasks that nobody wants, so that none waits for ever. */
final class Declines {
  private static final int REASON_CHARS_MAX = 2_000;

  private Declines() {}

  /**
   * With all blocked that every live member which takes work has declined. As long as more are
   * wished for than are there, somebody is still to be asked.
   */
  static HiveState settled(HiveState state, long seq) {
    var live = state.members().live();
    var workers = live.stream().filter(Member::takesWork).map(Member::id).toList();
    if (workers.isEmpty() || live.size() < state.fleet().wished().orElse(0)) {
      return state;
    }
    var work = state.work();
    for (var task : work.declined()) {
      if (isFree(task) && task.declinedBy().containsAll(workers)) {
        work = Progress.with(work, task.with(new TaskState.Blocked(why(task, workers)), seq), seq);
      }
    }
    return work == state.work() ? state : state.with(work);
  }

  /**
   * Who has joined is asked anew: it may have another mind now. Also about what somebody else is at
   * or is offered, since that may be free again. Reasons tell who has declined: in a log of an
   * earlier release a claim left none, and it folds as it did then.
   */
  static Work forgotten(Work work, InstanceId joined) {
    var next = work;
    for (var task : work.declined()) {
      if (task.declines().containsKey(joined)) {
        next = next.put(task.askedAnew(joined));
      }
    }
    return next;
  }

  private static boolean isFree(Task task) {
    return task.state() instanceof TaskState.Open(var to) && to.isEmpty();
  }

  private static String why(Task task, List<InstanceId> workers) {
    var reasons =
        workers.stream()
            .map(id -> task.declines().containsKey(id) ? id + ": " + task.declines().get(id) : id)
            .map(Object::toString)
            .collect(Collectors.joining("; "));
    return Clip.clip("everybody has declined it (" + reasons, REASON_CHARS_MAX - 1) + ")";
  }
}
