package dev.bob.dashboard.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.bob.dashboard.control.Submissions;
import dev.bob.dashboard.view.Reports;
import dev.bob.state.Hive;
import dev.bob.state.event.ChangeFact;
import dev.bob.state.fold.QueuedChange;
import dev.bob.state.log.LogException;
import dev.bob.state.model.ChangeId;
import dev.bob.state.view.ChangeEntry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the hive has accepted as a change of the repository, and what the person makes of it. */
@Path("/api/changes")
final class ChangesResource {
  private final Hive hive;
  private final Submissions submissions;
  private final Reports reports;

  ChangesResource(Hive hive, Submissions submissions, Reports reports) {
    this.hive = hive;
    this.submissions = submissions;
    this.reports = reports;
  }

  /** All that wait, and those of the others that were closed last, in the order of the queue. */
  public record Changes(List<ListedChange> changes) {}

  /**
   * @param pull the command with which a person takes it; absent until it is delivered
   */
  public record ListedChange(@JsonUnwrapped ChangeEntry change, Optional<String> pull) {}

  /**
   * @param diff what it changes, as far as it is shown; absent until it is checked
   */
  public record OneChange(@JsonUnwrapped ListedChange change, Optional<String> diff) {}

  @GET
  public Changes all() {
    return new Changes(hive.state().changes().all().stream().map(this::listed).toList());
  }

  @GET
  @Path("/{id}")
  public OneChange one(@PathParam("id") String id) throws IOException {
    var change = Parameters.id(id, ChangeId::new);
    var entry =
        hive.state()
            .changes()
            .find(change)
            .map(this::listed)
            .orElseThrow(() -> Parameters.notFound(change));
    return new OneChange(entry, reports.diff(change));
  }

  private ListedChange listed(QueuedChange change) {
    var entry = ChangeEntry.of(change);
    return new ListedChange(entry, entry.bundle().map(file -> pull(change.id(), file)));
  }

  private String pull(ChangeId change, String file) {
    return "git pull --no-rebase %s %s"
        .formatted(quoted(reports.home().resolve(file).toString()), change.branch());
  }

  /** For a POSIX shell. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  @POST
  @Path("/{id}/accept")
  public ChangeEntry accept(@PathParam("id") String id) throws LogException {
    var change = Parameters.id(id, ChangeId::new);
    return submit(change, new ChangeFact.Accepted(change));
  }

  @POST
  @Path("/{id}/reject")
  public ChangeEntry reject(@PathParam("id") String id, ReasonDraft draft) throws LogException {
    var change = Parameters.id(id, ChangeId::new);
    var reason = draft.required();
    return submit(
        change, Parameters.value("reason", () -> new ChangeFact.Rejected(change, reason)));
  }

  private ChangeEntry submit(ChangeId change, ChangeFact fact) throws LogException {
    var state = submissions.submit(fact).state();
    return ChangeEntry.of(state.changes().find(change).orElseThrow());
  }
}
