package dev.bob.orchestrator.fleet;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Since when something has been so without a break, on the observer's monotonic clock. Immutable.
 */
public record Sightings(Map<Sight, Duration> since) {
  static final Sightings NONE = new Sightings(Map.of());

  /** What is seen of which launch. */
  record Sight(Kind kind, String launch) {}

  enum Kind {
    /** Planned, and not joined yet. */
    PENDING,
    /** A live member. */
    MEMBER,
    /** A live member that was asked to leave. */
    LEAVING,
    /** A process that has exited and that the hive still counts on. */
    EXITED,
    /** A running process that the hive does not count on. */
    STRAY
  }

  public Sightings {
    since = Map.copyOf(since);
  }

  /**
   * With exactly these seen now.
   *
   * @param head how long the newly seen have been so already, as far as is known
   */
  Sightings look(Duration now, Duration head, Collection<Sight> seen) {
    var next = new HashMap<Sight, Duration>();
    seen.forEach(sight -> next.put(sight, since.getOrDefault(sight, now.minus(head))));
    return new Sightings(next);
  }

  boolean hasOnly(Kind kind) {
    return since.keySet().stream().allMatch(sight -> sight.kind() == kind);
  }

  /** Since when, up to now; zero for what is not seen. */
  Duration age(Kind kind, String launch, Duration now) {
    return now.minus(since.getOrDefault(new Sight(kind, launch), now));
  }
}
