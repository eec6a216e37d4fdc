package dev.bob.state.fold;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where a proposal stands: open → accepted → carried out; or refused; or expired; or vetoed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ProposalState.Open.class, name = "open"),
  @JsonSubTypes.Type(value = ProposalState.Accepted.class, name = "accepted"),
  @JsonSubTypes.Type(value = ProposalState.CarriedOut.class, name = "carried_out"),
  @JsonSubTypes.Type(value = ProposalState.Refused.class, name = "refused"),
  @JsonSubTypes.Type(value = ProposalState.Expired.class, name = "expired"),
  @JsonSubTypes.Type(value = ProposalState.Vetoed.class, name = "vetoed")
})
public sealed interface ProposalState {
  record Open() implements ProposalState {}

  /** Its effect has not begun: a person may still veto it. */
  record Accepted() implements ProposalState {}

  record CarriedOut() implements ProposalState {}

  record Refused() implements ProposalState {}

  /** Not decided in time. */
  record Expired() implements ProposalState {}

  record Vetoed(String reason) implements ProposalState {}

  /** Whether nothing will happen to it any more. */
  default boolean closed() {
    return switch (this) {
      case Open _, Accepted _ -> false;
      case CarriedOut _, Refused _, Expired _, Vetoed _ -> true;
    };
  }

  /** Its name in JSON and in metrics. */
  default String word() {
    return switch (this) {
      case Open _ -> "open";
      case Accepted _ -> "accepted";
      case CarriedOut _ -> "carried_out";
      case Refused _ -> "refused";
      case Expired _ -> "expired";
      case Vetoed _ -> "vetoed";
    };
  }
}
