package dev.bob.state.event;

import java.time.Instant;

/**
 * A fact with who states it.
 *
 * @param at the author's wall clock, for people to read; no rule ever compares it
 */
public record Event(Instant at, Author by, Fact fact) {}
