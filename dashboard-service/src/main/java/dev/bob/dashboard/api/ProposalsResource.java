package dev.bob.dashboard.api;

import dev.bob.dashboard.control.Submissions;
import dev.bob.state.Hive;
import dev.bob.state.event.ProposalFact;
import dev.bob.state.fold.Proposal;
import dev.bob.state.log.LogException;
import dev.bob.state.model.ProposalId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

/** What is proposed, and the person's veto. A person proposes with a message of that type. */
@Path("/api/proposals")
final class ProposalsResource {
  private final Hive hive;
  private final Submissions submissions;

  ProposalsResource(Hive hive, Submissions submissions) {
    this.hive = hive;
    this.submissions = submissions;
  }

  /** All that are not closed and the newest closed ones, oldest first. */
  public record Proposals(List<Proposal> proposals) {}

  @GET
  public Proposals all() {
    return new Proposals(hive.state().proposals().all());
  }

  @GET
  @Path("/{id}")
  public Proposal one(@PathParam("id") String id) {
    var proposal = Parameters.id(id, ProposalId::new);
    return hive.state().proposals().find(proposal).orElseThrow(() -> Parameters.notFound(proposal));
  }

  @POST
  @Path("/{id}/veto")
  public Proposal veto(@PathParam("id") String id, ReasonDraft draft) throws LogException {
    var proposal = Parameters.id(id, ProposalId::new);
    var reason = draft.required();
    var fact = Parameters.value("reason", () -> new ProposalFact.Vetoed(proposal, reason));
    return submissions.submit(fact).state().proposals().find(proposal).orElseThrow();
  }
}
