package dev.bob.state.recall;

import dev.bob.state.model.Clip;

/**
 * What somebody wants to be reminded of.
 *
 * @param text free words, names of code or paths; empty for the newest, whatever they say. Clipped
 *     to {@value #TEXT_CHARS_MAX} characters
 * @param limit entries, 0 or more
 */
public record RecallQuery(String text, RecallFilter filter, int limit) {
  public static final int TEXT_CHARS_MAX = 1_000;

  public RecallQuery {
    text = Clip.clip(text.strip(), TEXT_CHARS_MAX);
    if (limit < 0) {
      throw new IllegalArgumentException("limit is 0 or more: " + limit);
    }
  }
}
