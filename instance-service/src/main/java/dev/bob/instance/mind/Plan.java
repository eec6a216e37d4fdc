package dev.bob.instance.mind;

import dev.bob.state.model.TaskSpec;
import java.util.List;

/**
 * A goal divided into tasks.
 *
 * @param commit full hex id of the commit that the goal is about from now on
 * @param tasks dependencies form a DAG; at least one
 */
public record Plan(String commit, List<TaskSpec> tasks) {
  public Plan {
    tasks = List.copyOf(tasks);
  }
}
