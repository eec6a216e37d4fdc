package dev.bob.state.fold;

import dev.bob.state.event.Author;

/**
 * What somebody who was asked had to say.
 *
 * @param seq of its message
 * @param text its beginning; the whole of it is in the message
 */
public record Answer(long seq, String by, Author.Kind byKind, String text) {}
