package dev.bob.instance.loop;

import static java.util.stream.Collectors.toMap;

import dev.bob.instance.role.Situation;
import dev.bob.state.fold.Goal;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Member;
import dev.bob.state.fold.Question;
import dev.bob.state.fold.QuestionState;
import dev.bob.state.fold.Task;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.TaskId;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Makes a situation of the state and of how long things have been in sight. One for each thread.
 */
public final class Perception {
  private final InstanceId id;
  private final long epoch;
  private final Sightings<TaskId> ready;
  private final Sightings<GoalId> waiting;
  private final Sightings<Unanswered> unanswered;

  /** A question while the same ones are to answer it. */
  private record Unanswered(long seq, QuestionState state) {
    static Unanswered of(Question question) {
      return new Unanswered(question.seq(), question.state());
    }
  }

  /**
   * @param nanoTime monotonic
   */
  public Perception(InstanceId id, long epoch, LongSupplier nanoTime) {
    this.id = id;
    this.epoch = epoch;
    this.ready = new Sightings<>(nanoTime);
    this.waiting = new Sightings<>(nanoTime);
    this.unanswered = new Sightings<>(nanoTime);
  }

  /** This incarnation as the fold knows it; empty if it is dead. */
  public Optional<Member> me(HiveState state) {
    return state.members().find(id).filter(member -> member.live() && member.epoch() == epoch);
  }

  public Situation perceive(HiveState state, Member me) {
    return new Situation(
        me,
        state,
        ready.look(state.work().ready().stream().map(Task::id).toList()),
        waiting.look(state.work().waitingGoals().stream().map(Goal::id).toList()),
        unanswered
            .look(state.questions().pending().stream().map(Unanswered::of).toList())
            .entrySet()
            .stream()
            .collect(toMap(question -> question.getKey().seq(), Map.Entry::getValue)));
  }
}
