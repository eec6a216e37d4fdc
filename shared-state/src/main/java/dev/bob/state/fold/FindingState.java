package dev.bob.state.fold;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.bob.state.model.FindingId;
import dev.bob.state.model.InstanceId;
import dev.bob.state.model.Way;
import java.util.Optional;

/** Whether a finding counts: only a confirmed one does. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FindingState.Reported.class, name = "reported"),
  @JsonSubTypes.Type(value = FindingState.Confirmed.class, name = "confirmed"),
  @JsonSubTypes.Type(value = FindingState.Refuted.class, name = "refuted"),
  @JsonSubTypes.Type(value = FindingState.Contested.class, name = "contested"),
  @JsonSubTypes.Type(value = FindingState.Merged.class, name = "merged"),
  @JsonSubTypes.Type(value = FindingState.Dismissed.class, name = "dismissed")
})
public sealed interface FindingState {
  record Reported() implements FindingState {}

  /** More instances say that it holds than that it does not. The first of them. */
  record Confirmed(InstanceId by, String how, Optional<Way> way) implements FindingState {
    public Confirmed(InstanceId by, String how) {
      this(by, how, Optional.empty());
    }
  }

  /** More instances say that it does not hold than that it does. The first of them. */
  record Refuted(InstanceId by, String reason, Optional<Way> way) implements FindingState {
    public Refuted(InstanceId by, String reason) {
      this(by, reason, Optional.empty());
    }
  }

  /** As many say the one as the other: {@link KnownFinding#words} has both sides. */
  record Contested() implements FindingState {}

  record Merged(FindingId into) implements FindingState {}

  /** A person does not want to hear of it, whatever instances say. */
  record Dismissed(String reason) implements FindingState {}
}
