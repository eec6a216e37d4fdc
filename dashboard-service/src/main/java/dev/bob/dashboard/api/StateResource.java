package dev.bob.dashboard.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bob.dashboard.view.Overview;
import dev.bob.state.web.Operator;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

/** The hive at a glance. */
@Path("/api/state")
final class StateResource {
  private final Overview overview;
  private final Operator operator;

  StateResource(Overview overview, Operator operator) {
    this.overview = overview;
    this.operator = operator;
  }

  @GET
  public ObjectNode state(@Context HttpServerRequest request) {
    return overview.hive(operator.knows(request)).json();
  }
}
