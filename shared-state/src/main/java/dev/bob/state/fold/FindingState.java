package dev.bob.state.fold;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.InstanceId;

/** Whether a finding counts: only a confirmed one does. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FindingState.Reported.class, name = "reported"),
  @JsonSubTypes.Type(value = FindingState.Confirmed.class, name = "confirmed"),
  @JsonSubTypes.Type(value = FindingState.Refuted.class, name = "refuted"),
  @JsonSubTypes.Type(value = FindingState.Merged.class, name = "merged")
})
public sealed interface FindingState {
  record Reported() implements FindingState {}

  record Confirmed(InstanceId by, String how) implements FindingState {}

  record Refuted(InstanceId by, String reason) implements FindingState {}

  record Merged(FindingId into) implements FindingState {}
}
