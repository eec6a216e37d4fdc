package dev.bob.state.event;

import java.util.OptionalInt;

/** How large the hive is wished to be, and what was started for it. */
public sealed interface FleetFact extends Fact {
  int REPLICAS_MAX = 64;

  /**
   * {@code fleet.wished}: how many instances there shall be, 0 to {@value #REPLICAS_MAX}. A
   * person's word counts as it is; the orchestrator's only in the place of the wish that it knew.
   *
   * @param insteadOf that wish; empty if there was none, or a person wishes
   */
  record Wished(int replicas, OptionalInt insteadOf) implements FleetFact {
    /** In the place of none, or as a person. */
    public Wished(int replicas) {
      this(replicas, OptionalInt.empty());
    }

    public Wished {
      if (replicas < 0 || replicas > REPLICAS_MAX) {
        throw new IllegalArgumentException("replicas out of 0.." + REPLICAS_MAX + ": " + replicas);
      }
    }
  }

  /**
   * {@code launch.planned}, by the orchestrator, durable before the process is started: whoever
   * takes over knows what to look for.
   *
   * @param key the key that the instance will join with
   */
  record LaunchPlanned(String launch, String key) implements FleetFact {}

  /** {@code launch.ended}: what was planned came to nothing and will not join any more. */
  record LaunchEnded(String launch, String reason) implements FleetFact {}
}
