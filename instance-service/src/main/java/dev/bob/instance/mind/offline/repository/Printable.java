package dev.bob.instance.mind.offline.repository;

/**
 * Text of a repository made fit to print. What a stranger committed must neither steer a terminal
 * (escape sequences) nor turn the reading direction of a line.
 */
public final class Printable {
  private Printable() {}

  /** Whether it shows as itself: no control, format, surrogate, private or unassigned character. */
  public static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** One line: tabs and line ends become blanks, everything else that is not printable goes. */
  public static String line(String text) {
    var line = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == '\t' || c == '\n' || c == '\r' ? ' ' : c)
        .filter(Printable::isPrintable)
        .forEach(line::appendCodePoint);
    return line.toString().strip();
  }
}
