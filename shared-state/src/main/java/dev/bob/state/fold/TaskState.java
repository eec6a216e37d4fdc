package dev.bob.state.fold;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import dev.bob.state.model.InstanceId;
import java.util.Optional;

/** Where a task stands: open ⇄ claimed → done; or blocked or cancelled, until it is retried. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TaskState.Open.class, name = "open"),
  @JsonSubTypes.Type(value = TaskState.Claimed.class, name = "claimed"),
  @JsonSubTypes.Type(value = TaskState.Done.class, name = "done"),
  @JsonSubTypes.Type(value = TaskState.Blocked.class, name = "blocked"),
  @JsonSubTypes.Type(value = TaskState.Cancelled.class, name = "cancelled")
})
public sealed interface TaskState {
  /**
   * @param assigned to whom the leader offers it
   */
  record Open(Optional<InstanceId> assigned) implements TaskState {}

  /**
   * @param token the seq of the claim: what fences late writers out
   */
  record Claimed(InstanceId instance, long epoch, long token) implements TaskState {}

  record Done(InstanceId instance, JsonNode result) implements TaskState {}

  /**
   * @param asked whether the person has been asked what is to become of it
   */
  record Blocked(String reason, @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean asked)
      implements TaskState {
    /** From now on; nobody has asked yet. */
    public Blocked(String reason) {
      this(reason, false);
    }
  }

  record Cancelled() implements TaskState {}

  /** Whether nothing happens to it any more by itself. */
  default boolean settled() {
    return switch (this) {
      case Open _, Claimed _ -> false;
      case Done _, Blocked _, Cancelled _ -> true;
    };
  }

  /** Whether it came to nothing, so that who waits for it does so in vain. */
  default boolean vain() {
    return switch (this) {
      case Open _, Claimed _, Done _ -> false;
      case Blocked _, Cancelled _ -> true;
    };
  }
}
