package dev.bob.instance.role;

import dev.bob.state.fold.Concern;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.RoleRights;
import dev.bob.state.fold.Task;
import dev.bob.state.model.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What an instance sees when it decides.
 *
 * @param me this incarnation, as the fold knows it
 * @param ready tasks that are ready, most urgent first
 * @param inSight for how long it has seen what becomes due by time
 * @param beyondMe kinds of ready tasks, and of the one that it helps with, that its mind has no way
 *     to do
 * @param otherWay whether it has a way, not tried yet, to look at that finding a second time
 * @param limits by which numbers it decides
 */
public record Situation(
    Member me,
    HiveState state,
    List<Task> ready,
    InSight inSight,
    Set<String> beyondMe,
    Predicate<Finding> otherWay,
    RoleLimits limits) {
  public Situation {
    ready = List.copyOf(ready);
    beyondMe = Set.copyOf(beyondMe);
  }

  /**
   * Ready tasks that may be begun now: a report waits until every finding has been checked, and who
   * changes files until nobody else does that may be the same ones.
   */
  public List<Task> startable() {
    boolean unchecked = !state.memory().unverified().isEmpty();
    return state
        .work()
        .withFreeFiles(
            ready.stream()
                .filter(task -> !(unchecked && task.spec().kind().equals("report")))
                .toList());
  }

  /** Whether any of those may become its own: as long as one may, it looks around more often. */
  public boolean awaitsWork() {
    var members = state.members().live();
    return startable().stream().anyMatch(task -> RoleRights.mayDo(task, members).test(me));
  }

  /**
   * Findings whose evidence this instance has to check, oldest first; not those whose authors are
   * being asked how they are shown.
   */
  public List<KnownFinding> toVerify() {
    var asked =
        state.questions().pending().stream()
            .flatMap(question -> question.concern().stream())
            .collect(Collectors.toSet());
    return state.toVerify(me.id()).stream()
        .filter(known -> !asked.contains(new Concern.OfUncheckable(known.finding().id())))
        .toList();
  }

  /** The task whose claimer it helps. */
  Optional<Task> helping() {
    return state.work().helpedBy(me.id());
  }

  /** How much later than the leader it does what the leader does not. */
  Duration grace() {
    return limits.grace(rank());
  }

  public boolean leads() {
    return state.members().leader().map(Member::id).filter(me.id()::equals).isPresent();
  }

  /** 0 for the leader, 1 for who comes next, …: by number behind the leader. */
  public int rank() {
    return state.members().rank(me.id());
  }
}
