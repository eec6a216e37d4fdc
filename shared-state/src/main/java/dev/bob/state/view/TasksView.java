package dev.bob.state.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.state.fold.Goal;
import dev.bob.state.fold.GoalState;
import dev.bob.state.fold.Task;
import dev.bob.state.fold.TaskState;
import dev.bob.state.fold.Work;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Priority;
import dev.bob.state.model.ProposalId;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The file {@code .shared_tasks.json}: goals in the order in which they were set, and their tasks
 * in the order of the plans.
 *
 * <pre>{@code
 * {
 *   "goals" : [
 *     {
 *       "id" : "goal_1",
 *       "text" : "Survey this repository",
 *       "status" : "active",
 *       "priority" : "normal",
 *       "set_at" : "2026-11-24T04:00:00Z",
 *       "commit" : "1111111111111111111111111111111111111111",
 *       "tasks" : [
 *         "goal_1.links"
 *       ],
 *       "metadata" : {
 *         "bob" : {
 *           "seq" : 3
 *         }
 *       }
 *     }
 *   ],
 *   "tasks" : [
 *     {
 *       "id" : "goal_1.links",
 *       "goal" : "goal_1",
 *       "kind" : "links",
 *       "title" : "Check relative links",
 *       "affinity" : "explorer",
 *       "depends_on" : [ ],
 *       "status" : "claimed",
 *       "instance" : "instance_1",
 *       "metadata" : {
 *         "bob" : {
 *           "failures" : 0,
 *           "losses" : 0,
 *           "since" : 5,
 *           "token" : 5
 *         }
 *       }
 *     }
 *   ]
 * }
 * }</pre>
 */
record TasksView(List<GoalEntry> goals, List<TaskEntry> tasks) {
  /**
   * @param status {@code waiting}, {@code refused}, {@code active}, {@code finished} or {@code
   *     cancelled}
   * @param reason why it was refused
   * @param proposal the accepted one that set it
   */
  record GoalEntry(
      GoalId id,
      String text,
      String status,
      Priority priority,
      Instant setAt,
      Optional<String> commit,
      Optional<String> reason,
      Optional<ProposalId> proposal,
      List<TaskId> tasks,
      ObjectNode metadata) {}

  /**
   * @param status {@code open}, {@code claimed}, {@code done}, {@code blocked} or {@code cancelled}
   * @param edits globs of the files that it may change; left out if it changes none
   * @param instance who has claimed or done it
   * @param helper who was asked to check at once what is found
   * @param assigned to whom the open task is offered
   * @param reason why it is blocked
   */
  record TaskEntry(
      TaskId id,
      GoalId goal,
      String kind,
      String title,
      Role affinity,
      List<String> dependsOn,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> edits,
      String status,
      Optional<InstanceId> instance,
      Optional<InstanceId> helper,
      Optional<InstanceId> assigned,
      Optional<String> reason,
      Optional<JsonNode> result,
      ObjectNode metadata) {}

  static TasksView of(Work work) {
    return new TasksView(
        work.goals().values().stream().map(TasksView::entry).toList(),
        work.goals().values().stream()
            .flatMap(goal -> work.tasksOf(goal).stream())
            .map(TasksView::entry)
            .toList());
  }

  private static GoalEntry entry(Goal goal) {
    var metadata = Own.metadata();
    Own.of(metadata).put("seq", goal.seq());
    Optional<String> commit = Optional.empty();
    Optional<String> reason = Optional.empty();
    String status;
    switch (goal.state()) {
      case GoalState.Waiting _ -> status = "waiting";
      case GoalState.Refused(var why) -> {
        status = "refused";
        reason = Optional.of(why);
      }
      case GoalState.Active(var about) -> {
        status = "active";
        commit = Optional.of(about);
      }
      case GoalState.Finished(var about, var blocked) -> {
        status = "finished";
        commit = Optional.of(about);
        Own.of(metadata).put("blocked", blocked);
      }
      case GoalState.Cancelled _ -> status = "cancelled";
    }
    return new GoalEntry(
        goal.id(),
        goal.text(),
        status,
        goal.urgency(),
        goal.setAt(),
        commit,
        reason,
        goal.proposal(),
        goal.tasks(),
        metadata);
  }

  private static TaskEntry entry(Task task) {
    var metadata = Own.metadata();
    Own.of(metadata)
        .put("since", task.since())
        .put("failures", task.failures())
        .put("losses", task.losses());
    if (!task.declines().isEmpty()) {
      var declined = Own.of(metadata).putObject("declined");
      task.declines().forEach((by, why) -> declined.put(by.toString(), why));
    }
    Optional<InstanceId> instance = Optional.empty();
    Optional<InstanceId> assigned = Optional.empty();
    Optional<String> reason = Optional.empty();
    Optional<JsonNode> result = Optional.empty();
    String status;
    switch (task.state()) {
      case TaskState.Open(var to) -> {
        status = "open";
        assigned = to;
      }
      case TaskState.Claimed(var by, var _, var token) -> {
        status = "claimed";
        instance = Optional.of(by);
        Own.of(metadata).put("token", token);
      }
      case TaskState.Done(var by, var outcome) -> {
        status = "done";
        instance = Optional.of(by);
        result = Optional.of(outcome);
      }
      case TaskState.Blocked(var why, var asked) -> {
        status = "blocked";
        reason = Optional.of(why);
        if (asked) {
          Own.of(metadata).put("asked", true);
        }
      }
      case TaskState.Cancelled _ -> status = "cancelled";
    }
    var spec = task.spec();
    return new TaskEntry(
        task.id(),
        task.goal(),
        spec.kind(),
        spec.title(),
        spec.affinity(),
        spec.dependsOn(),
        spec.edits(),
        status,
        instance,
        task.helper(),
        assigned,
        reason,
        result,
        metadata);
  }
}
