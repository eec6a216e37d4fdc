package dev.bob.instance.mind.offline.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells values that somebody may log in with from names, paths, addresses and what stands in for a
 * value. A password of plain words is taken for such a one: it cannot be told apart.
 */
final class Passwords {
  private static final int TOKEN_CHARS_MIN = 20;
  private static final int TOKEN_CHANGES_MIN = 3;
  private static final int KEY_CHARS_MIN = 32;
  private static final int KEY_SIGNS_MIN = 4;
  private static final int PASSWORD_CHARS_MIN = 8;
  private static final int PASSWORD_CLASSES_MIN = 3;

  /** In a password without a sign of its own, so that it is no name with a number. */
  private static final int PLAIN_PASSWORD_CHARS_MIN = 12;

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9+/=_.~-]++");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");
  private static final Pattern DIGEST =
      Pattern.compile("(?i)(?:sha\\d+|md5|sri|crc32|hmac)[-:=_$].*|\\{[a-z0-9]+}.*|\\$\\w+\\$.*");

  /** Paths, addresses, names of files. */
  private static final Pattern PATH =
      Pattern.compile("(?:\\.{0,2}/|~|[a-z]{2,}:).*|.*\\.[a-z]{2,5}");

  /** {@code com.acme.v2.Token}, and whatever has a long word in it. */
  private static final Pattern NAME =
      Pattern.compile("(?:[A-Za-z]\\w*[./:-])+[A-Za-z]\\w*|.*(?:[a-z]{9}|[A-Z]{9}).*");

  /** Characters to a change between letter and digit; drawn ones have three to five. */
  private static final int CHARS_PER_CHANGE_MAX = 5;

  /** What has a rule of its own, which must have refused it, or is public by design. */
  private static final Pattern KNOWN =
      Pattern.compile(
          "(?:gh[oprsu]_|github_pat_|AKIA|ASIA|AIza|[prs]k[-_]|xox|eyJ|gl[a-z]{2,8}-|npm_|SG\\.|pypi-|-----|ssh-).*");

  private static final Pattern NO_PASSWORD = Pattern.compile("[<>{}()$`\\\\\\[\\]|\\s\"']");
  private static final Pattern MARKUP =
      Pattern.compile("[$#%]\\{|[$%]\\(|\\{\\{|<[%?/]|[\\\\]|://");
  private static final Pattern SIGN = Pattern.compile("[^A-Za-z0-9._/:,=-]");

  private Passwords() {}

  /** Whether it may have been drawn by a program: long, letters and digits mixed. */
  static boolean isToken(String value) {
    return value.length() >= TOKEN_CHARS_MIN
        && TOKEN.matcher(value).matches()
        && !isKnown(value)
        && !isName(value)
        && Randomness.letterDigitChanges(value) >= TOKEN_CHANGES_MIN
        && Randomness.isDrawn(value)
        && text(value).map(text -> isToken(text) || isPassword(text)).orElse(true);
  }

  /** Whether it may have been drawn from all signs there are, as Django draws its keys. */
  static boolean isKey(String value) {
    return value.length() >= KEY_CHARS_MIN
        && SIGN.matcher(value).results().count() >= KEY_SIGNS_MIN
        && Randomness.classes(value) == Randomness.CLASSES
        && !MARKUP.matcher(value).find()
        && !isKnown(value)
        && Randomness.isDrawn(value);
  }

  /** Whether it may have been chosen as a password with some care. */
  static boolean isPassword(String value) {
    return value.length() >= PASSWORD_CHARS_MIN
        && !NO_PASSWORD.matcher(value).find()
        && !isKnown(value)
        && Randomness.classes(value) >= PASSWORD_CLASSES_MIN
        && (SIGN.matcher(value).find()
            || (value.length() >= PLAIN_PASSWORD_CHARS_MIN
                && Randomness.letterDigitChanges(value) >= TOKEN_CHANGES_MIN))
        && !Placeholder.is(value);
  }

  /** A name may have a number here and there, but not all over. */
  private static boolean isName(String value) {
    return NAME.matcher(value).matches()
        && Randomness.letterDigitChanges(value) * CHARS_PER_CHANGE_MAX < value.length();
  }

  private static boolean isKnown(String value) {
    return UUID.matcher(value).matches()
        || DIGEST.matcher(value).matches()
        || PATH.matcher(value).matches()
        || KNOWN.matcher(value).matches();
  }

  /** What it says if it is a readable text in base 64, as Kubernetes keeps its secrets. */
  private static Optional<String> text(String value) {
    try {
      String text = new String(Base64.getDecoder().decode(value), ISO_8859_1);
      return text.chars().allMatch(c -> c >= ' ' && c < 0x7F)
          ? Optional.of(text)
          : Optional.empty();
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }
}
