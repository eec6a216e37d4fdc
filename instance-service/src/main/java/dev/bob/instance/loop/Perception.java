package dev.bob.instance.loop;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.bob.instance.change.ChangeDue;
import dev.bob.instance.consensus.Settling;
import dev.bob.instance.role.InSight;
import dev.bob.instance.role.LeaderDuties;
import dev.bob.instance.role.Situation;
import dev.bob.state.fold.ChangeQueue;
import dev.bob.state.fold.Goal;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Proposal;
import dev.bob.state.fold.Question;
import dev.bob.state.fold.QuestionState;
import dev.bob.state.fold.Task;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.TaskId;
import dev.bob.state.presence.AwakeClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes a situation of the state and of how long things have been in sight. One for each thread.
 */
public final class Perception {
  /** Of the leader's duties while they wait for what comes without a word. */
  static final Duration OUTSIDE_LOOK_EVERY = Duration.ofSeconds(10);

  private final InstanceId id;
  private final long epoch;
  private final Ability ability;
  private final Function<ChangeQueue, List<ChangeDue>> dueChanges;
  private final LoopLimits limits;
  private final AwakeClock clock;
  private final Sightings<TaskId> ready = new Sightings<>();
  private final Sightings<GoalId> waiting = new Sightings<>();
  private final Sightings<Unanswered> unanswered = new Sightings<>();
  private final Sightings<Long> proposed = new Sightings<>();
  private final Sightings<FindingId> contested = new Sightings<>();
  private final Sightings<ChangeDue> changes = new Sightings<>();

  /** A question while the same ones are to answer it. */
  private record Unanswered(long seq, QuestionState state) {
    static Unanswered of(Question question) {
      return new Unanswered(question.seq(), question.state());
    }
  }

  /**
   * What an instance has a way to do.
   *
   * @param tasks whether its mind can do tasks of that kind
   * @param secondLooks whether it can look at that finding in another way than the first
   */
  public record Ability(Predicate<String> tasks, Predicate<Finding> secondLooks) {}

  /** For those who take no tasks, and see to no changes. */
  public Perception(Member me, LongSupplier nanoTime, LoopLimits limits) {
    this(me, nanoTime, limits, new Ability(_ -> true, _ -> false));
  }

  /**
   * For those who take no tasks.
   *
   * @param dueChanges what a queue is owed, by a look at HEAD
   */
  public Perception(
      Member me,
      LongSupplier nanoTime,
      LoopLimits limits,
      Function<ChangeQueue, List<ChangeDue>> dueChanges) {
    this(me, nanoTime, limits, new Ability(_ -> true, _ -> false), dueChanges);
  }

  /**
   * @param nanoTime monotonic
   */
  public Perception(Member me, LongSupplier nanoTime, LoopLimits limits, Ability ability) {
    this(me, nanoTime, limits, ability, _ -> List.of());
  }

  private Perception(
      Member me,
      LongSupplier nanoTime,
      LoopLimits limits,
      Ability ability,
      Function<ChangeQueue, List<ChangeDue>> dueChanges) {
    this.dueChanges = dueChanges;
    this.id = me.id();
    this.epoch = me.epoch();
    this.ability = ability;
    this.limits = limits;
    this.clock = new AwakeClock(nanoTime, gapMax(limits));
  }

  /** Twice the longest pause between two looks while something in sight is waited for. */
  private static Duration gapMax(LoopLimits limits) {
    var waiting = limits.waitingEvery();
    var busy = limits.busyEvery();
    return (waiting.compareTo(busy) > 0 ? waiting : busy).multipliedBy(2);
  }

  /** How often whoever looks through it looks around. */
  LoopLimits limits() {
    return limits;
  }

  /** This incarnation as the fold knows it; empty if it is dead. */
  public Optional<Member> me(HiveState state) {
    return state.members().find(id).filter(member -> member.live() && member.epoch() == epoch);
  }

  /**
   * For how long the leader's duties may rest after that look if nothing happens; until the next
   * look so much time counts.
   */
  public Duration dutyPause(Situation situation) {
    var pause = LeaderDuties.untilDue(situation).map(limits::dutyPause).orElse(limits.idleEvery());
    if (LeaderDuties.waitForWhatIsOutside(situation) && pause.compareTo(OUTSIDE_LOOK_EVERY) > 0) {
      pause = OUTSIDE_LOOK_EVERY;
    }
    clock.pausing(pause);
    return pause;
  }

  public Situation perceive(HiveState state, Member me) {
    var now = clock.look();
    var readyTasks = state.work().ready();
    var inSight =
        new InSight(
            ready.look(readyTasks.stream().map(Task::id).toList(), now),
            waiting.look(state.work().waitingGoals().stream().map(Goal::id).toList(), now),
            unanswered
                .look(state.questions().pending().stream().map(Unanswered::of).toList(), now)
                .entrySet()
                .stream()
                .collect(toMap(question -> question.getKey().seq(), Map.Entry::getValue)),
            proposed.look(state.proposals().pending().stream().map(Proposal::since).toList(), now),
            contested.look(
                Settling.next(state).map(known -> known.finding().id()).stream().toList(), now),
            changes.look(dueChanges.apply(state.changes()), now));
    var beyondMe =
        Stream.concat(readyTasks.stream(), state.work().helpedBy(id).stream())
            .map(task -> task.spec().kind())
            .filter(ability.tasks().negate())
            .collect(toSet());
    return new Situation(
        me, state, readyTasks, inSight, beyondMe, ability.secondLooks(), limits.role());
  }
}
