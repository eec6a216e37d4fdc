package dev.bob.instance.role;

import dev.bob.instance.change.ChangeDue;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.TaskId;
import java.time.Duration;
import java.util.Map;

/**
 * How long things that become due by time alone have been in sight, on the observer's own clock.
 *
 * @param tasks that are ready
 * @param goals without a plan
 * @param questions by seq: how long each has waited for those who are to answer it now
 * @param proposals that are not closed, by their {@link dev.bob.state.fold.Proposal#since}: as this
 *     version, in this round, or as an accepted one
 * @param contested the finding that the hive is to argue about next
 * @param changes what the queue of changes is owed
 */
public record InSight(
    Map<TaskId, Duration> tasks,
    Map<GoalId, Duration> goals,
    Map<Long, Duration> questions,
    Map<Long, Duration> proposals,
    Map<FindingId, Duration> contested,
    Map<ChangeDue, Duration> changes) {
  public InSight {
    tasks = Map.copyOf(tasks);
    goals = Map.copyOf(goals);
    questions = Map.copyOf(questions);
    proposals = Map.copyOf(proposals);
    contested = Map.copyOf(contested);
    changes = Map.copyOf(changes);
  }

  Duration of(TaskId task) {
    return tasks.getOrDefault(task, Duration.ZERO);
  }

  Duration of(GoalId goal) {
    return goals.getOrDefault(goal, Duration.ZERO);
  }

  Duration ofQuestion(long seq) {
    return questions.getOrDefault(seq, Duration.ZERO);
  }

  Duration ofContested(FindingId finding) {
    return contested.getOrDefault(finding, Duration.ZERO);
  }

  Duration ofProposal(long since) {
    return proposals.getOrDefault(since, Duration.ZERO);
  }
}
