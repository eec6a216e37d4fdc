package dev.bob.state.fold;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.bob.state.model.CommitId;
import java.util.OptionalLong;

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
   * @param seq of the event that said so
   */
  record Delivered(Acceptance acceptance, CommitId head, CommitId tip, String file, long seq)
      implements ChangeState {}

  /**
   * @param seq of the event that said so
   */
  record Rejected(String reason, long seq) implements ChangeState {}

  /** The seq of the event since which the hive has nothing more to do with it; empty before. */
  default OptionalLong closedBy() {
    return switch (this) {
      case Queued _, Accepted _ -> OptionalLong.empty();
      case Delivered delivered -> OptionalLong.of(delivered.seq());
      case Rejected rejected -> OptionalLong.of(rejected.seq());
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
