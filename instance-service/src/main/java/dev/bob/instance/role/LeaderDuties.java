package dev.bob.instance.role;

import dev.bob.state.fold.Goal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the leader owes the hive: plan each goal, offer each ready task to an idle member, let idle
 * ones help where many findings wait, say which findings are stale at the commit that was planned
 * for last, ask the person what is to become of what is blocked, let no question and no proposal
 * hang, let the hive argue about what is contested, and see to the queue of changes. Pure.
 *
 * <p>If the leader does not plan, the member of rank k does after k × {@link
 * RoleLimits#takeoverStep}; the first event wins. All wait a moment for a fleet that is just
 * starting.
 */
public final class LeaderDuties {
  private LeaderDuties() {}

  /** Plans first; may be empty. */
  public static List<Intent> decide(Situation situation) {
    List<Intent> intents = new ArrayList<>();
    plansDue(situation).forEach(goal -> intents.add(new Intent.Plan(goal)));
    intents.addAll(ProposalDuties.decide(situation));
    if (situation.leads()) {
      var offers = Assignment.of(situation);
      intents.addAll(offers);
      intents.addAll(PairingDuties.decide(situation, offers));
      comparison(situation).ifPresent(intents::add);
      intents.addAll(BlockedTasks.decide(situation));
    }
    intents.addAll(QuestionDuties.decide(situation));
    intents.addAll(SettlementDuties.decide(situation));
    intents.addAll(ChangeDuties.decide(situation));
    return intents;
  }

  /**
   * How long it is until the next of them is due because time has passed; zero or less if one is;
   * empty if nothing waits for that. What else makes one due is an event.
   */
  public static Optional<Duration> untilDue(Situation situation) {
    return Stream.of(
            goalsLeft(situation),
            ProposalDuties.left(situation),
            QuestionDuties.left(situation),
            SettlementDuties.left(situation),
            ChangeDuties.left(situation))
        .flatMap(left -> left)
        .min(Comparator.naturalOrder());
  }

  /**
   * Whether one may become due that neither an event nor a time known here tells of: HEAD moves
   * below the queue of changes, and a mind that could not compare can again.
   */
  public static boolean waitForWhatIsOutside(Situation situation) {
    return !situation.state().changes().open().isEmpty()
        || situation.leads() && comparison(situation).isPresent();
  }

  private static List<Goal> plansDue(Situation situation) {
    var waiting = situation.state().work().waitingGoals();
    if (waiting.isEmpty()) { // a rank is a look at all members
      return waiting;
    }
    var patience = patience(situation);
    return waiting.stream().filter(goal -> !left(situation, goal, patience).isPositive()).toList();
  }

  private static Stream<Duration> goalsLeft(Situation situation) {
    var waiting = situation.state().work().waitingGoals();
    if (waiting.isEmpty()) {
      return Stream.empty();
    }
    var patience = patience(situation);
    return waiting.stream().map(goal -> left(situation, goal, patience));
  }

  private static Duration left(Situation situation, Goal goal, Duration patience) {
    return patience.minus(situation.inSight().of(goal.id()));
  }

  private static Duration patience(Situation situation) {
    var state = situation.state();
    boolean complete = state.members().live().size() >= state.fleet().wished().orElse(0);
    return complete ? situation.grace() : situation.grace().plus(situation.limits().gatheringMax());
  }

  /**
   * Due as soon as the newest plan is for another commit than the one before. The oldest finding
   * tells whether there was one: as long as nothing was compared, all plans were for its commit.
   */
  private static Optional<Intent> comparison(Situation situation) {
    var memory = situation.state().memory();
    var oldest =
        memory.findings().values().stream()
            .findFirst()
            .map(known -> known.finding().evidence().commit());
    return situation
        .state()
        .work()
        .plannedFor()
        .filter(commit -> !memory.comparedAt().or(() -> oldest).orElse(commit).equals(commit))
        .map(Intent.Compare::new);
  }
}
