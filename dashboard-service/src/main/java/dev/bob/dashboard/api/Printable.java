package dev.bob.dashboard.api;

/** Makes text of agents and repositories harmless where it is not JSON. */
final class Printable {
  private Printable() {}

  /**
   * One line without control characters and without those that turn the direction of writing: each
   * is shown as its number, like {@code \}{@code u001b}.
   */
  static String line(String text) {
    var shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (prints(point)) {
                shown.appendCodePoint(point);
              } else {
                shown.append("\\u%04x".formatted(point));
              }
            });
    return shown.toString();
  }

  private static boolean prints(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
