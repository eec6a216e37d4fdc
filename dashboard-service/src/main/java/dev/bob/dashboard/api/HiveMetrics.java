package dev.bob.dashboard.api;

import dev.bob.dashboard.view.InstanceView;
import dev.bob.dashboard.view.Overview;
import dev.bob.state.Hive;
import dev.bob.state.event.FactType;
import dev.bob.state.fold.HiveState;
import dev.bob.state.fold.Reason;
import dev.bob.state.fold.TaskState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;

/**
 * What the folded state and the log tell. The services beside this one count the same log, so only
 * this one says it.
 */
@Singleton
public final class HiveMetrics implements MeterBinder {
  private static final List<String> TASK_STATES =
      List.of("open", "claimed", "done", "blocked", "cancelled");
  private static final List<String> PROPOSAL_STATES =
      List.of("open", "accepted", "carried_out", "refused", "expired", "vetoed");
  private static final double MILLIS_PER_SECOND = 1_000;

  /** Looked up when asked: meters are bound before the hive may be opened. */
  private final Instance<Hive> hive;

  private final Instance<Overview> overview;
  private final Map<FactType, LongAdder> appended = new EnumMap<>(FactType.class);

  HiveMetrics(Instance<Hive> hive, Instance<Overview> overview) {
    this.hive = hive;
    this.overview = overview;
    for (var type : FactType.values()) {
      appended.put(type, new LongAdder());
    }
  }

  /** A counter of this process begins with it, as scrapers expect. */
  void start(@Observes StartupEvent event) {
    hive.get()
        .onChange(
            change -> appended.get(FactType.of(change.recorded().event().fact())).increment());
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (var state : TASK_STATES) {
      Gauge.builder("bob_tasks", this, self -> self.countTasks(state))
          .description("Tasks of all goals that are kept, by where they stand")
          .tag("state", state)
          .register(registry);
    }
    for (var state : PROPOSAL_STATES) {
      Gauge.builder("bob_proposals", this, self -> self.countProposals(state))
          .description("Proposals that are kept, by where they stand")
          .tag("state", state)
          .register(registry);
    }
    memory(registry, "decision", state -> state.memory().decisions().size());
    memory(registry, "finding", state -> state.memory().findings().size());
    memory(registry, "learning", state -> state.memory().learnings().size());
    Gauge.builder("bob_heartbeat_age_seconds", this, HiveMetrics::oldestHeartbeatSeconds)
        .description("The longest since a live member's heartbeat was seen to move")
        .register(registry);
    for (var reason : Reason.values()) {
      FunctionCounter.builder("bob_rejected_events_total", this, self -> self.rejected(reason))
          .description("Events in the whole log that the fold rejected")
          .tag("reason", reason.toString())
          .register(registry);
    }
    for (var type : FactType.values()) {
      FunctionCounter.builder(
              "bob_events_appended_total", this, self -> self.appended.get(type).sum())
          .description("Events that came into the log, by anyone, since this process started")
          .tag("type", type.toString())
          .register(registry);
    }
  }

  private void memory(MeterRegistry registry, String kind, ToDoubleFunction<HiveState> size) {
    Gauge.builder("bob_memory_entries", this, self -> size.applyAsDouble(self.hive.get().state()))
        .description("What the hive knows")
        .tag("kind", kind)
        .register(registry);
  }

  private long countTasks(String state) {
    return hive.get().state().work().tasks().values().stream()
        .filter(task -> word(task.state()).equals(state))
        .count();
  }

  private long countProposals(String state) {
    return hive.get().state().proposals().all().stream()
        .filter(proposal -> proposal.state().word().equals(state))
        .count();
  }

  private static String word(TaskState state) {
    return switch (state) {
      case TaskState.Open _ -> "open";
      case TaskState.Claimed _ -> "claimed";
      case TaskState.Done _ -> "done";
      case TaskState.Blocked _ -> "blocked";
      case TaskState.Cancelled _ -> "cancelled";
    };
  }

  private double oldestHeartbeatSeconds() {
    return overview.get().instances().stream()
            .map(InstanceView::heartbeatAgeMs)
            .flatMap(Optional::stream)
            .mapToLong(Long::longValue)
            .max()
            .orElse(0)
        / MILLIS_PER_SECOND;
  }

  private long rejected(Reason reason) {
    return hive.get().state().rejections().getOrDefault(reason, 0L);
  }
}
