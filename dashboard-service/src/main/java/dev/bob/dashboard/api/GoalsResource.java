package dev.bob.dashboard.api;

import dev.bob.dashboard.control.Submissions;
import dev.bob.state.Hive;
import dev.bob.state.event.WorkFact;
import dev.bob.state.fold.Goal;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Task;
import dev.bob.state.log.LogException;
import dev.bob.state.model.GoalId;
import dev.bob.state.model.Priority;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the person wants of the hive. */
@Path("/api/goals")
final class GoalsResource {
  private final Hive hive;
  private final Submissions submissions;

  GoalsResource(Hive hive, Submissions submissions) {
    this.hive = hive;
    this.submissions = submissions;
  }

  /** The body of a new goal: {@code priority} is {@code normal} unless given. */
  public record GoalDraft(@Nullable String text, @Nullable String priority) {
    WorkFact.GoalSet fact() {
      var wanted = Parameters.required("text", text);
      Optional<Priority> urgency =
          Parameters.value("priority", () -> Optional.ofNullable(priority).map(Priority::named));
      return Parameters.value("text", () -> new WorkFact.GoalSet(wanted, urgency));
    }
  }

  /** All open goals and the newest closed ones, oldest first. */
  public record Goals(List<Goal> goals) {}

  /** One goal with its tasks, in the order of the plan. */
  public record GoalWithTasks(Goal goal, List<Task> tasks) {
    static GoalWithTasks of(HiveState state, Goal goal) {
      return new GoalWithTasks(goal, state.work().tasksOf(goal));
    }
  }

  @GET
  public Goals all() {
    return new Goals(List.copyOf(hive.state().work().goals().values()));
  }

  @GET
  @Path("/{id}")
  public GoalWithTasks one(@PathParam("id") String id) {
    var goal = Parameters.id(id, GoalId::new);
    var state = hive.state();
    return GoalWithTasks.of(
        state, state.work().goal(goal).orElseThrow(() -> Parameters.notFound(goal)));
  }

  @POST
  public Response set(GoalDraft draft) throws LogException {
    var outcome = submissions.submit(draft.fact());
    long seq = outcome.seq().orElseThrow();
    var goal =
        outcome.state().work().goals().values().stream()
            .filter(one -> one.seq() == seq)
            .findFirst()
            .orElseThrow();
    return Response.created(URI.create("/api/goals/" + goal.id())).entity(goal).build();
  }

  @POST
  @Path("/{id}/cancel")
  public GoalWithTasks cancel(@PathParam("id") String id) throws LogException {
    var goal = Parameters.id(id, GoalId::new);
    var state = submissions.submit(new WorkFact.GoalCancelled(goal)).state();
    return GoalWithTasks.of(state, state.work().goal(goal).orElseThrow());
  }
}
