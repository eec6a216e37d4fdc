package dev.bob.state.model;

/** Shortens text for a sentence or a field that has a limit. */
public final class Clip {
  private Clip() {}

  /**
   * At most {@code charsMax} UTF-16 units, ended by {@code …} if cut; never half a surrogate pair.
   */
  public static String clip(String text, int charsMax) {
    if (text.length() <= charsMax) {
      return text;
    }
    int end = charsMax - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }
}
