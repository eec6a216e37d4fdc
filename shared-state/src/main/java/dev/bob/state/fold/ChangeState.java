package dev.bob.state.fold;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.bob.state.model.CommitId;

/** Where a change stands: queued → accepted → delivered; or rejected, from any of these. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ChangeState.Queued.class, name = "queued"),
  @JsonSubTypes.Type(value = ChangeState.Accepted.class, name = "accepted"),
  @JsonSubTypes.Type(value = ChangeState.Delivered.class, name = "delivered"),
  @JsonSubTypes.Type(value = ChangeState.Rejected.class, name = "rejected")
})
public sealed interface ChangeState {
  /** It waits for its check, and for the person. */
  record Queued() implements ChangeState {}

  record Accepted(Acceptance acceptance) implements ChangeState {}

  /**
   * The bundle is there.
   *
   * @param head what HEAD named then
   * @param tip the commit that the bundle brings
   * @param file of the bundle, from the home of the hive
   */
  record Delivered(Acceptance acceptance, CommitId head, CommitId tip, String file)
      implements ChangeState {}

  record Rejected(String reason) implements ChangeState {}

  /** Whether the hive has nothing more to do with it. */
  default boolean closed() {
    return switch (this) {
      case Queued _, Accepted _ -> false;
      case Delivered _, Rejected _ -> true;
    };
  }

  /** Its name in sentences. */
  default String word() {
    return switch (this) {
      case Queued _ -> "queued";
      case Accepted _ -> "accepted";
      case Delivered _ -> "delivered";
      case Rejected _ -> "rejected";
    };
  }
}
