package dev.bob.orchestrator.fleet;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * How the fleet is.
 *
 * @param reasons sentences for people why it is not as wished; empty if it is
 */
public record FleetStatus(Condition condition, List<String> reasons) {
  public FleetStatus {
    reasons = List.copyOf(reasons);
  }

  /** A closed set, for programs. */
  public enum Condition {
    STARTING,
    RUNNING,
    /** {@code stop-autonomous} exists: nothing is started. */
    SUSPENDED,
    /** Something is wished that cannot be had now. */
    DEGRADED,
    STOPPING;

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final FleetStatus STARTING = new FleetStatus(Condition.STARTING, List.of());

  /** What follows from a plan. */
  static FleetStatus of(List<Action> plan, boolean healing) {
    var reasons =
        plan.stream()
            .<String>mapMulti(
                (action, out) -> {
                  if (action instanceof Action.GiveUp given) {
                    out.accept("an instance is not started again: " + given.reason());
                  } else if (action instanceof Action.Notice notice) {
                    out.accept(notice.sentence());
                  } else if (action instanceof Action.Wait wait) {
                    out.accept(
                        "an instance is started again in "
                            + Math.max(1, wait.left().toSeconds())
                            + " s: "
                            + wait.reason());
                  }
                })
            .distinct()
            .toList();
    if (!healing) {
      return new FleetStatus(
          Condition.SUSPENDED, List.of("the file stop-autonomous exists: nothing is started"));
    }
    return new FleetStatus(reasons.isEmpty() ? Condition.RUNNING : Condition.DEGRADED, reasons);
  }
}
