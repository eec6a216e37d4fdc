package dev.bob.instance.api;

import dev.bob.instance.lifecycle.InstanceLifecycle;
import dev.bob.instance.status.IterationTime;
import dev.bob.state.model.Role;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * {@code bob_iterations_total} by role, and {@code bob_iteration_seconds}. Both begin anew with
 * each incarnation, as counters may.
 */
@Singleton
public final class InstanceMetrics implements MeterBinder {
  /** Looked up when asked: meters are bound before the instance lives. */
  private final Instance<InstanceLifecycle> lifecycle;

  InstanceMetrics(Instance<InstanceLifecycle> lifecycle) {
    this.lifecycle = lifecycle;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (var role : Role.values()) {
      FunctionCounter.builder("bob_iterations_total", this, self -> self.iterations(role))
          .description("How often the loop went round")
          .tag("role", role.toString())
          .register(registry);
    }
    FunctionTimer.builder(
            "bob_iteration_seconds",
            this,
            self -> self.time().count(),
            self -> self.time().total().toNanos(),
            TimeUnit.NANOSECONDS)
        .description("From the start of an iteration until it rests or the next begins")
        .register(registry);
  }

  private long iterations(Role role) {
    return lifecycle
        .get()
        .state()
        .filter(state -> state.instanceRole() == role)
        .map(state -> state.iteration())
        .orElse(0L);
  }

  private IterationTime time() {
    return lifecycle.get().iterationTime();
  }
}
