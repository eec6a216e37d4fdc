package dev.bob.instance.role;

import dev.bob.state.fold.Goal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
      intents.addAll(Assignment.of(situation));
    }
    intents.addAll(QuestionDuties.decide(situation));
    return intents;
  }

  private static List<Goal> plansDue(Situation situation) {
    var state = situation.state();
    var waiting = state.work().waitingGoals();
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
}
