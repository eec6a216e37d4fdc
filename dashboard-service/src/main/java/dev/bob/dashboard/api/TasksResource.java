package dev.bob.dashboard.api;

import dev.bob.state.Hive;
import dev.bob.state.fold.Task;
import dev.bob.state.model.TaskId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

/** What the goals are divided into. */
@Path("/api/tasks")
final class TasksResource {
  private final Hive hive;

  TasksResource(Hive hive) {
    this.hive = hive;
  }

  /** All tasks of all kept goals: oldest goal first, then in the order of the plan. */
  public record Tasks(List<Task> tasks) {}

  @GET
  public Tasks all() {
    var work = hive.state().work();
    return new Tasks(
        work.goals().values().stream().flatMap(goal -> work.tasksOf(goal).stream()).toList());
  }

  @GET
  @Path("/{id}")
  public Task one(@PathParam("id") String id) {
    var task = Parameters.id(id, TaskId::new);
    return hive.state().work().task(task).orElseThrow(() -> Parameters.notFound(task));
  }
}
