package dev.bob.instance.mind.offline.secrets;

import java.util.regex.Pattern;

/** Tells a line that is a comment: what is assigned there is mostly said by way of example. */
final class Comments {
  /** Characters; further back a line's beginning is not looked for. */
  private static final int LINE_CHARS_MAX = 300;

  private static final Pattern ANY =
      Pattern.compile("\\s*+(?://|#|\\*|/\\*|<!--|;|--|%|REM\\b|dnl\\b|\"\"\"|>>>)");

  /** Javadoc and its like. */
  private static final Pattern DOCUMENTING = Pattern.compile("\\s*+(?:\\*|/\\*\\*|///|//!)\\s");

  private Comments() {}

  /** Whether the line of an offset is a comment up to there. */
  static boolean begins(String text, int offset) {
    return begins(ANY, text, offset);
  }

  /** Whether the line of an offset is one of a comment that documents the code. */
  static boolean documents(String text, int offset) {
    return begins(DOCUMENTING, text, offset);
  }

  private static boolean begins(Pattern mark, String text, int offset) {
    int start = offset;
    while (start > 0 && text.charAt(start - 1) != '\n') {
      if (offset - start == LINE_CHARS_MAX) {
        return false;
      }
      start--;
    }
    return mark.matcher(text).region(start, offset).lookingAt();
  }
}
