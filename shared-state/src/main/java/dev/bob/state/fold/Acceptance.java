package dev.bob.state.fold;

import java.time.Instant;

/**
 * That the person wants a change.
 *
 * @param seq of the event: changes are delivered in that order
 * @param at the person's wall clock: the time of the commit that merges it, whoever makes it
 */
public record Acceptance(long seq, Instant at) {}
