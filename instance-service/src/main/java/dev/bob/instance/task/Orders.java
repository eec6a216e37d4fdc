package dev.bob.instance.task;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.instance.mind.Background;
import dev.bob.instance.mind.TaskOrder;
import dev.bob.instance.status.InstanceLog;
import dev.bob.state.fold.FindingState;
import dev.bob.state.fold.Goal;
import dev.bob.state.fold.GoalState;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.KnownFinding;
import dev.bob.state.fold.Memory;
import dev.bob.state.fold.Task;
import dev.bob.state.fold.TaskState;
import dev.bob.state.model.Clip;
import dev.bob.state.model.Finding;
import dev.bob.state.model.FindingSubject;
import dev.bob.state.recall.Recall;
import dev.bob.state.recall.RecallFilter;
import dev.bob.state.recall.RecallQuery;
import dev.bob.state.recall.Recollection.Recalled;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a mind is told with a task: a function of the state alone, and so the same in every
 * instance, but for what a model for embeddings makes of it. For one thread.
 */
final class Orders {
  private static final int TITLE_CHARS_MAX = 60;

  private final Recall recall;
  private final InstanceLog log;
  private final int recalledMax;

  /**
   * @param recalledMax what a mind reads before it begins
   */
  Orders(Recall recall, InstanceLog log, int recalledMax) {
    this.recalledMax = recalledMax;
    this.recall = recall;
    this.log = log;
  }

  TaskOrder of(Task task, HiveState state) {
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
    boolean report = task.spec().kind().equals("report");
    List<Finding> findings =
        report
            ? state.memory().confirmedAt(active.commit()).stream()
                .map(KnownFinding::finding)
                .toList()
            : List.of();
    var background =
        new Background(
            recalled(task, goal, state.memory()),
            state.memory().dismissals(),
            report ? leftOut(state.memory(), active.commit()) : Map.of());
    return new TaskOrder(
        goal.text(), active.commit(), task.spec(), results, blocked, findings, background);
  }

  /** What was known before the goal was set: what is found for it goes its own ways. */
  private List<Recalled> recalled(Task task, Goal goal, Memory memory) {
    var words = String.join(" ", task.spec().title(), task.spec().kind(), goal.text());
    var query = new RecallQuery(words, RecallFilter.before(goal.seq()), recalledMax);
    var recalled = recall.recall(memory, query).best();
    if (!recalled.isEmpty()) {
      log.info(
          "recalled %s entries: %s"
              .formatted(
                  recalled.size(),
                  recalled.stream()
                      .map(one -> Clip.clip(one.entry().title(), TITLE_CHARS_MAX))
                      .collect(Collectors.joining("; "))));
    }
    return recalled;
  }

  private static Map<FindingSubject, Long> leftOut(Memory memory, String commit) {
    return memory.findings().values().stream()
        .filter(known -> known.state() instanceof FindingState.Dismissed)
        .map(KnownFinding::finding)
        .filter(finding -> finding.evidence().commit().equals(commit))
        .collect(Collectors.groupingBy(FindingSubject::of, Collectors.counting()));
  }
}
