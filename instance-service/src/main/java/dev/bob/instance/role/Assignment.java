package dev.bob.instance.role;

import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.RoleRights;
import dev.bob.state.fold.Skill;
import dev.bob.state.fold.Task;
import dev.bob.state.fold.TaskState;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who is offered which task: one after the other, what changes files first in each goal, each to
 * the idle member with the best score that may do it ({@link RoleRights}); of equal ones to a
 * coordinator last, else to the lowest id. Pure: the same situation gives the same offers. ADR 5
 * says why these factors; {@link AssignmentConfig} has the weights, here as they are by default.
 *
 * <pre>
 * score = suits its role × success × pace × load
 *         100, or 70       0–1000    50–150  100 ÷ (1 + findings to check ÷ 16)
 * </pre>
 */
final class Assignment {
  private static final int PERCENT = 100;

  private final HiveState state;
  private final AssignmentWeights weights;
  private final List<Member> workers;
  private final SortedMap<InstanceId, Member> idle = new TreeMap<>();
  private final Unchecked unchecked;
  private final Map<String, OptionalLong> meanMillis = new HashMap<>();

  private Assignment(HiveState state, AssignmentWeights weights) {
    this.state = state;
    this.weights = weights;
    this.workers = state.members().live().stream().filter(Member::takesWork).toList();
    this.unchecked = Unchecked.of(state);
    workers.forEach(member -> idle.put(member.id(), member));
    occupied(state).forEach(idle::remove);
  }

  /** The offers that are due in that situation; may be empty. */
  static List<Intent.Assign> of(Situation situation) {
    var assignment = new Assignment(situation.state(), situation.limits().weights());
    List<Intent.Assign> offers = new ArrayList<>();
    List<Task> offered = new ArrayList<>(offered(situation));
    for (var task : inOrder(situation.startable())) {
      if (assignment.idle.isEmpty()) {
        break;
      }
      // Whoever is offered a task whose files another one is about to change would wait for it.
      if (isFree(task) && offered.stream().noneMatch(task::sharesFilesWith)) {
        var best = assignment.bestFor(task);
        if (best.isPresent()) {
          assignment.idle.remove(best.get().id());
          offers.add(new Intent.Assign(task, best.get().id()));
          offered.add(task);
        }
      }
    }
    return offers;
  }

  /**
   * The order of the plan, but in each goal what changes files comes first: who may do that shall
   * not be at something that others could do.
   */
  private static List<Task> inOrder(List<Task> startable) {
    var byGoal =
        startable.stream()
            .collect(Collectors.groupingBy(Task::goal, LinkedHashMap::new, Collectors.toList()));
    return byGoal.values().stream()
        .flatMap(
            tasks ->
                tasks.stream().sorted(Comparator.comparing(task -> task.spec().edits().isEmpty())))
        .toList();
  }

  private static List<Task> offered(Situation situation) {
    return situation.ready().stream().filter(task -> !isFree(task)).toList();
  }

  private static boolean isFree(Task task) {
    return task.state() instanceof TaskState.Open open && open.assigned().isEmpty();
  }

  private Optional<Member> bestFor(Task task) {
    return idle.values().stream()
        .filter(RoleRights.mayDo(task, workers))
        .min(
            Comparator.comparingLong((Member member) -> -score(task, member))
                .thenComparing(member -> member.role() == Role.COORDINATOR)
                .thenComparing(Member::id));
  }

  private long score(Task task, Member member) {
    var skill = state.skills().of(member.id(), task.spec().kind());
    int suits = RoleRights.suits(member.role(), task.spec()) ? PERCENT : weights.otherRolePercent();
    return (long) suits
        * skill.successPermille()
        * pacePercent(task.spec().kind(), skill)
        * loadPercent(member);
  }

  /** How fast it is beside the others who have done such a task; 100 of whom nothing is known. */
  private long pacePercent(String kind, Skill skill) {
    var mean = meanMillis.computeIfAbsent(kind, this::meanMillis);
    if (skill.usual().isEmpty() || mean.isEmpty()) {
      return PERCENT;
    }
    long percent = PERCENT * mean.getAsLong() / skill.usual().getAsLong();
    return Math.clamp(percent, weights.pacePercentMin(), weights.pacePercentMax());
  }

  private OptionalLong meanMillis(String kind) {
    var known =
        workers.stream()
            .flatMapToLong(member -> state.skills().of(member.id(), kind).usual().stream())
            .summaryStatistics();
    return known.getCount() == 0
        ? OptionalLong.empty()
        : OptionalLong.of(known.getSum() / known.getCount());
  }

  private long loadPercent(Member member) {
    long findings = unchecked.waitingFor(member.id());
    long halving = weights.findingsThatHalve();
    return PERCENT * halving / (halving + findings);
  }

  /** Who has a task, or was offered one. */
  static List<InstanceId> occupied(HiveState state) {
    List<InstanceId> occupied = new ArrayList<>();
    for (var goal : state.work().openGoals()) {
      for (var task : state.work().tasksOf(goal)) {
        switch (task.state()) {
          case TaskState.Claimed claimed -> occupied.add(claimed.instance());
          case TaskState.Open open -> open.assigned().ifPresent(occupied::add);
          case TaskState.Done _, TaskState.Blocked _, TaskState.Cancelled _ -> {}
        }
      }
    }
    return occupied;
  }
}
