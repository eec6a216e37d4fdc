package dev.bob.state.event;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Role;
import java.util.Locale;
import java.util.Optional;

/** Who is in the hive. */
public sealed interface MemberFact extends Fact {

  /**
   * {@code instance.joined}, by the joiner. The fold gives an id, a role and an epoch (the event's
   * seq).
   *
   * @param key what makes it the same instance again after a restart
   * @param url where its health and state answer, {@code http://host:port}
   * @param pid of its process, in its own process namespace
   * @param launch the {@code launch.planned} that it fulfils; absent if nobody planned it
   */
  record Joined(
      String key,
      String url,
      long pid,
      String host,
      Optional<InstanceId> wantedId,
      Optional<Role> wantedRole,
      Optional<String> launch)
      implements MemberFact {
    public Joined {
      if (key.isBlank() || key.length() > Author.ID_CHARS_MAX) {
        throw new IllegalArgumentException("a key has 1 to " + Author.ID_CHARS_MAX + " characters");
      }
    }
  }

  /** {@code instance.left}, by the member itself: it has stopped in order. */
  record Left(String reason) implements MemberFact {}

  /**
   * {@code instance.lost}, by whoever is sure that the process runs no more.
   *
   * @param epoch of the incarnation that is lost; a newer one is not touched
   */
  record Lost(InstanceId id, long epoch, String cause) implements MemberFact {}

  /** {@code instance.steered}, by a person or the orchestrator. */
  record Steered(InstanceId id, Steering action) implements MemberFact {}

  /** What a member is asked to do. */
  enum Steering {
    /** Finish the iteration, then wait. */
    PAUSE,
    RESUME,
    /**
     * A person's wish: finish the iteration, leave; the fleet gets smaller by one. The orchestrator
     * states it for a person who stopped or removed the container, also after the instance has
     * left.
     */
    STOP,
    /** The orchestrator's: finish the iteration, leave; the wish is lower already. */
    DRAIN,
    /** Finish the iteration, leave, be started anew with the same key. */
    RESTART;

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
