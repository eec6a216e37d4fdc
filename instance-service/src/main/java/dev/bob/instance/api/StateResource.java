package dev.bob.instance.api;

import dev.bob.instance.lifecycle.InstanceLifecycle;
import dev.bob.state.presence.InstanceState;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ServiceUnavailableException;

/** What this instance says about itself: the same as its state file, but of this moment. */
@Path("/api/state")
public class StateResource {
  private static final long RETRY_AFTER_SECONDS = 1;
  private final InstanceLifecycle lifecycle;

  StateResource(InstanceLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @GET
  public InstanceState state() {
    return lifecycle
        .state()
        .orElseThrow(() -> new ServiceUnavailableException(RETRY_AFTER_SECONDS));
  }
}
