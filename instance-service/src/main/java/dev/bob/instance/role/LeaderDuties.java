package dev.bob.instance.role;

import dev.bob.state.fold.Goal;
import dev.bob.state.fold.GoalState;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Task;
import dev.bob.state.fold.TaskState;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the leader owes the hive: plan each goal, offer each ready task to an idle member, let no
 * question hang. Pure.
 *
 * <p>If the leader does not plan, the member of rank k does after k × {@link #TAKEOVER_STEP}; the
 * first event wins. All wait a moment for a fleet that is just starting.
 */
public final class LeaderDuties {
  public static final Duration TAKEOVER_STEP = Duration.ofSeconds(10);

  /**
   * How long a plan waits for members that are wished and not here yet: the first to arrive would
   * do all the work, and take the cores that the others need to start.
   */
  public static final Duration GATHERING_MAX = Duration.ofSeconds(2);

  private LeaderDuties() {}

  /** Plans first; may be empty. */
  public static List<Intent> decide(Situation situation) {
    List<Intent> intents = new ArrayList<>();
    plansDue(situation).forEach(goal -> intents.add(new Intent.Plan(goal)));
    if (situation.leads()) {
      intents.addAll(assignments(situation));
    }
    intents.addAll(QuestionDuties.decide(situation));
    return intents;
  }

  private static List<Goal> plansDue(Situation situation) {
    var state = situation.state();
    var waiting =
        state.work().openGoals().stream()
            .filter(goal -> goal.state() instanceof GoalState.Waiting)
            .toList();
    if (waiting.isEmpty()) {
      return waiting;
    }
    boolean complete = state.members().live().size() >= state.fleet().wished().orElse(0);
    var patience =
        TAKEOVER_STEP.multipliedBy(situation.rank()).plus(complete ? Duration.ZERO : GATHERING_MAX);
    return waiting.stream()
        .filter(
            goal ->
                situation.waitingFor().getOrDefault(goal.id(), Duration.ZERO).compareTo(patience)
                    >= 0)
        .toList();
  }

  private static List<Intent> assignments(Situation situation) {
    var busy = busy(situation);
    List<Intent> intents = new ArrayList<>();
    for (var task : situation.startable()) {
      if (task.state() instanceof TaskState.Open open && open.assigned().isEmpty()) {
        chooseFor(task, situation, busy)
            .ifPresent(
                id -> {
                  busy.add(id);
                  intents.add(new Intent.Assign(task, id));
                });
      }
    }
    return intents;
  }

  private static Set<InstanceId> busy(Situation situation) {
    Set<InstanceId> busy = new HashSet<>();
    var work = situation.state().work();
    for (var goal : work.openGoals()) {
      for (var task : work.tasksOf(goal)) {
        switch (task.state()) {
          case TaskState.Claimed claimed -> busy.add(claimed.instance());
          case TaskState.Open open -> open.assigned().ifPresent(busy::add);
          case TaskState.Done _, TaskState.Blocked _, TaskState.Cancelled _ -> {}
        }
      }
    }
    return busy;
  }

  private static Optional<InstanceId> chooseFor(
      Task task, Situation situation, Set<InstanceId> busy) {
    var members = situation.state().members().live().stream().filter(Member::takesWork).toList();
    boolean othersThanReflectors =
        members.stream().anyMatch(member -> member.role() != Role.REFLECTOR);
    return members.stream()
        .filter(member -> !busy.contains(member.id()))
        .filter(member -> !task.declinedBy().contains(member.id()))
        .filter(member -> suits(member, task, othersThanReflectors))
        .min(
            Comparator.comparing((Member member) -> member.role() != task.spec().affinity())
                .thenComparing(Member::id))
        .map(Member::id);
  }

  /** A reflector checks findings; it is kept free of other work as long as others can do that. */
  private static boolean suits(Member member, Task task, boolean othersThanReflectors) {
    return member.role() != Role.REFLECTOR
        || task.spec().affinity() == Role.REFLECTOR
        || !othersThanReflectors;
  }
}
