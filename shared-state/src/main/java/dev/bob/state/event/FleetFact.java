package dev.bob.state.event;

/** How large the hive is wished to be, and what was started for it. */
public sealed interface FleetFact extends Fact {
  int REPLICAS_MAX = 64;

  /** {@code fleet.wished}: how many instances there shall be, 0 to {@value #REPLICAS_MAX}. */
  record Wished(int replicas) implements FleetFact {
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
