package dev.bob.orchestrator.driver;

import dev.bob.orchestrator.Plain;
import dev.bob.state.model.Clip;

/** What an instance said last, out of the tail of what it printed. */
public final class LastWords {
  private static final int WORDS_CHARS_MAX = 300;

  private LastWords() {}

  /**
   * The last line that is neither blank nor part of a stack trace, fit for a sentence; may be
   * empty.
   *
   * @param tail may begin in the middle of a line
   */
  public static String of(String tail) {
    var words =
        tail.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("\tat "))
            .reduce("", (_, line) -> line);
    return Clip.clip(Plain.line(words.strip()), WORDS_CHARS_MAX);
  }
}
