package dev.bob.orchestrator.api;

import dev.bob.orchestrator.fleet.FleetLoop;
import dev.bob.orchestrator.fleet.FleetStatus;
import dev.bob.state.Hive;
import dev.bob.state.view.ViewKeeper;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Whether the fleet's thread turns and has turned, the log is sound and the views are kept. */
final class FleetChecks {
  private static final Duration TURN_MAX = Duration.ofSeconds(30);

  @Produces
  @Liveness
  HealthCheck turns(FleetLoop loop) {
    return () ->
        HealthCheckResponse.named("fleet turns")
            .status(loop.sinceLastTurn().compareTo(TURN_MAX) < 0)
            .build();
  }

  @Produces
  @Startup
  HealthCheck hasTurned(FleetLoop loop) {
    return () ->
        HealthCheckResponse.named("fleet has turned")
            .status(loop.status().condition() != FleetStatus.Condition.STARTING)
            .build();
  }

  @Produces
  @Readiness
  HealthCheck keepsFleet(FleetLoop loop) {
    return () -> {
      var status = loop.status();
      return HealthCheckResponse.named("fleet is kept")
          .status(keeps(status.condition()))
          .withData("condition", status.condition().toString())
          .withData("reasons", String.join("; ", status.reasons()))
          .build();
    };
  }

  @Produces
  @Readiness
  HealthCheck logIsSound(Hive hive) {
    return () -> without("log", hive.alarms());
  }

  @Produces
  @Readiness
  HealthCheck keepsViews(ViewKeeper views) {
    return () -> without("views are kept", views.alarms());
  }

  private static HealthCheckResponse without(String name, List<String> alarms) {
    return HealthCheckResponse.named(name)
        .status(alarms.isEmpty())
        .withData("alarms", String.join("; ", alarms))
        .build();
  }

  private static boolean keeps(FleetStatus.Condition condition) {
    return switch (condition) {
      case RUNNING, SUSPENDED, DEGRADED -> true;
      case STARTING, STOPPING -> false;
    };
  }
}
