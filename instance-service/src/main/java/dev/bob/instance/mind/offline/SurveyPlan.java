package dev.bob.instance.mind.offline;

import dev.bob.instance.mind.offline.report.ReportTask;
import dev.bob.instance.mind.offline.survey.Shard;
import dev.bob.state.model.Role;
import dev.bob.state.model.TaskSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Divides a survey into tasks. The division does not depend on how many instances there are: eight
 * find work, one does it all, and the report cannot differ.
 */
final class SurveyPlan {
  private SurveyPlan() {}

  static List<TaskSpec> tasks(String goalText) {
    Set<SurveyTask> wanted = GoalWords.tasks(goalText);
    List<TaskSpec> tasks = new ArrayList<>();
    for (SurveyTask task : SurveyTask.values()) {
      if (wanted.contains(task)) {
        for (int shard = 1; shard <= task.shards; shard++) {
          tasks.add(spec(task, shard));
        }
      }
    }
    tasks.add(report(tasks.stream().map(TaskSpec::name).toList()));
    return tasks;
  }

  /** Written whatever became of the others: what failed stands in it. */
  private static TaskSpec report(List<String> others) {
    return new TaskSpec(
        ReportTask.KIND,
        ReportTask.KIND,
        "Write the report",
        Role.REFLECTOR,
        List.of(),
        others,
        true,
        Map.of());
  }

  private static TaskSpec spec(SurveyTask task, int shard) {
    boolean whole = task.shards == 1;
    return new TaskSpec(
        whole ? task.kind() : task.kind() + "-" + shard,
        task.kind(),
        whole ? task.title : "%s (part %s of %s)".formatted(task.title, shard, task.shards),
        task.affinity,
        List.of(),
        List.of(),
        false,
        whole ? Map.of() : new Shard(shard, task.shards).input());
  }
}
