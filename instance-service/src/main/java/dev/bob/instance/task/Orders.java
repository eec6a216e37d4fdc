package dev.bob.instance.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.instance.mind.TaskOrder;
import dev.bob.state.fold.GoalState;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Task;
import dev.bob.state.fold.TaskState;
import dev.bob.state.model.Finding;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a mind is told with a task: a pure function of the state. */
final class Orders {
  private Orders() {}

  static TaskOrder of(Task task, HiveState state) {
    var goal = state.work().goal(task.goal()).orElseThrow();
    if (!(goal.state() instanceof GoalState.Active active)) {
      throw new IllegalStateException(goal.id() + " is not active");
    }
    SortedMap<String, JsonNode> results = new TreeMap<>();
    SortedMap<String, String> blocked = new TreeMap<>();
    for (var other : state.work().tasksOf(goal)) {
      if (task.spec().dependsOn().contains(other.spec().name())) {
        switch (other.state()) {
          case TaskState.Done done -> results.put(other.spec().name(), done.result());
          case TaskState.Blocked stopped -> blocked.put(other.spec().name(), stopped.reason());
          case TaskState.Cancelled _ -> blocked.put(other.spec().name(), "it was cancelled");
          case TaskState.Open _, TaskState.Claimed _ -> {}
        }
      }
    }
    List<Finding> findings =
        task.spec().kind().equals("report")
            ? state.memory().confirmedAt(active.commit()).stream()
                .map(KnownFinding::finding)
                .toList()
            : List.of();
    return new TaskOrder(goal.text(), active.commit(), task.spec(), results, blocked, findings);
  }
}
