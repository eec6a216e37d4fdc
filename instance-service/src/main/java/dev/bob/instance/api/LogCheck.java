package dev.bob.instance.api;

import dev.bob.state.Hive;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The log can be used, and has nothing to complain about. */
@Readiness
@ApplicationScoped
public class LogCheck implements HealthCheck {
  private final Hive hive;

  LogCheck(Hive hive) {
    this.hive = hive;
  }

  @Override
  public HealthCheckResponse call() {
    var alarms = hive.alarms();
    var response = HealthCheckResponse.named("log").status(alarms.isEmpty());
    if (!alarms.isEmpty()) {
      response.withData("alarms", String.join("; ", alarms));
    }
    return response.build();
  }
}
