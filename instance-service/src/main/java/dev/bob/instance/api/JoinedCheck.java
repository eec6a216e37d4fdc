package dev.bob.instance.api;

import dev.bob.instance.lifecycle.InstanceLifecycle;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Ready = joined. */
@Readiness
@Startup
@ApplicationScoped
public class JoinedCheck implements HealthCheck {
  private final InstanceLifecycle lifecycle;

  JoinedCheck(InstanceLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("joined").status(lifecycle.joined()).build();
  }
}
