package dev.bob.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** What is proposed. Nothing can be yet, so the list is empty, as it is in {@code /api/state}. */
@Path("/api/proposals")
final class ProposalsResource {
  /** Always empty: not built yet. */
  public record Proposals(List<JsonNode> proposals) {}

  @GET
  public Proposals all() {
    return new Proposals(List.of());
  }
}
