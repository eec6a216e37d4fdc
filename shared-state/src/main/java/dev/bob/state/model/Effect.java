package dev.bob.state.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What an accepted proposal brings about when it is carried out. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Effect.Record.class, name = "record"),
  @JsonSubTypes.Type(value = Effect.Decision.class, name = "decision"),
  @JsonSubTypes.Type(value = Effect.Goal.class, name = "goal"),
  @JsonSubTypes.Type(value = Effect.Change.class, name = "change"),
  @JsonSubTypes.Type(value = Effect.Settlement.class, name = "settlement")
})
public sealed interface Effect {
  /** Nothing but the record that it was accepted. */
  record Record() implements Effect {}

  /** A decision in the memory, with its votes and its dissent. */
  record Decision() implements Effect {}

  /** A goal with the text of the proposal, which the leader divides into tasks. */
  record Goal() implements Effect {}

  /** The commit that it is about is queued as a change, which the person accepts or rejects. */
  record Change() implements Effect {}

  /**
   * A decision in the memory, and the contested finding that it is about counts as confirmed; if
   * more vote against it than for it, as refuted. For members, after a deliberation.
   */
  record Settlement() implements Effect {}
}
