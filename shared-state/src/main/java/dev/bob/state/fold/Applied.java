package dev.bob.state.fold;

/** The state after an event, and what the fold says of that event. */
public record Applied(HiveState state, Verdict verdict) {}
