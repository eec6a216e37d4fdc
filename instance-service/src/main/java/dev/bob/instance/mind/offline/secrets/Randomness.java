package dev.bob.instance.mind.offline.secrets;

import java.util.regex.Pattern;

/** Tells characters that were drawn from those that were thought of. */
final class Randomness {
  /** Of the bits that so many drawn characters would have; random ones lie around 0.9. */
  private static final double BITS_SHARE_MIN = 0.75;

  /** Lower case, upper case, digit and other. */
  static final int CLASSES = 4;

  private static final int HEX_CHARS = 16;
  private static final int BASE64_CHARS = 64;
  private static final Pattern HEX = Pattern.compile("[0-9a-f]+|[0-9A-F]+");

  private Randomness() {}

  /** Whether it may have been drawn: it is no placeholder, and its characters are spread. */
  static boolean isDrawn(String value) {
    int alphabet = HEX.matcher(value).matches() ? HEX_CHARS : BASE64_CHARS;
    double bitsMax = Math.log(Math.min(value.length(), alphabet)) / Math.log(2);
    return bitsPerChar(value) >= BITS_SHARE_MIN * bitsMax && !Placeholder.is(value);
  }

  /** Shannon's entropy of the characters' frequencies. */
  static double bitsPerChar(String value) {
    double bits = 0;
    double length = value.length();
    for (int c : value.chars().distinct().toArray()) {
      double share = value.chars().filter(other -> other == c).count() / length;
      bits -= share * Math.log(share) / Math.log(2);
    }
    return bits;
  }

  /** How often a letter follows a digit or a digit a letter: names rarely go to and fro. */
  static int letterDigitChanges(String value) {
    int changes = 0;
    for (int i = 1; i < value.length(); i++) {
      char before = value.charAt(i - 1);
      char here = value.charAt(i);
      if (Character.isDigit(before) && Character.isLetter(here)
          || Character.isLetter(before) && Character.isDigit(here)) {
        changes++;
      }
    }
    return changes;
  }

  /** How many of the {@value #CLASSES} classes of characters it has. */
  static int classes(String value) {
    int classes = 0;
    for (String has : new String[] {".*[a-z].*", ".*[A-Z].*", ".*[0-9].*", ".*[^A-Za-z0-9].*"}) {
      classes += value.matches(has) ? 1 : 0;
    }
    return classes;
  }
}
