package dev.bob.dashboard.api;

import dev.bob.dashboard.control.Submissions;
import dev.bob.state.Hive;
import dev.bob.state.event.Fact;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.Task;
import dev.bob.state.log.LogException;
import dev.bob.state.model.TaskId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.function.Function;

/** What the goals are divided into. */
@Path("/api/tasks")
final class TasksResource {
  private final Hive hive;
  private final Submissions submissions;

  TasksResource(Hive hive, Submissions submissions) {
    this.hive = hive;
    this.submissions = submissions;
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

  /** Nobody begins it, and who is at it stops. */
  @POST
  @Path("/{id}/cancel")
  public Task cancel(@PathParam("id") String id) throws LogException {
    return submit(id, WorkFact.TaskCancelled::new);
  }

  /** A blocked or cancelled one is open again. */
  @POST
  @Path("/{id}/retry")
  public Task retry(@PathParam("id") String id) throws LogException {
    return submit(id, WorkFact.TaskRetried::new);
  }

  private Task submit(String id, Function<TaskId, Fact> make) throws LogException {
    var task = Parameters.id(id, TaskId::new);
    var state = submissions.submit(make.apply(task)).state();
    return state.work().task(task).orElseThrow(() -> Parameters.notFound(task));
  }
}
