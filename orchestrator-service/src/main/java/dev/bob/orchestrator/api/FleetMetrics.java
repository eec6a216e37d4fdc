package dev.bob.orchestrator.api;

import dev.bob.orchestrator.fleet.FleetLoop;
import dev.bob.state.Hive;
import dev.bob.state.model.Role;
import dev.bob.state.presence.Activity;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/** {@code bob_instances_desired}, and {@code bob_instances} by role and status. */
@Singleton
public final class FleetMetrics implements MeterBinder {
  /** Looked up when asked: meters are bound before the hive may be opened. */
  private final Instance<Hive> hive;

  private final Instance<FleetLoop> loop;

  FleetMetrics(Instance<Hive> hive, Instance<FleetLoop> loop) {
    this.hive = hive;
    this.loop = loop;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder(
            "bob_instances_desired",
            this,
            self -> self.hive.get().state().fleet().wished().orElse(0))
        .description("How many instances are wished for")
        .register(registry);
    for (var role : Role.values()) {
      for (var status : Activity.values()) {
        Gauge.builder("bob_instances", this, self -> self.count(role, status))
            .description("Live members by role and by what they do")
            .tag("role", role.toString())
            .tag("status", status.toString())
            .register(registry);
      }
    }
  }

  private long count(Role role, Activity status) {
    var members = hive.get().state().members();
    return loop.get().states().stream()
        .filter(state -> state.instanceRole() == role && state.status() == status)
        .filter(
            state ->
                members
                    .find(state.instanceId())
                    .filter(member -> member.live() && member.epoch() == state.epoch())
                    .isPresent())
        .count();
  }
}
