package dev.bob.instance.mind.offline.secrets;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name that a value is assigned to: {@code db.password}, {@code apiKey}, {@code GITHUB_TOKEN}.
 *
 * @param words in lower case
 */
record KeyName(List<String> words) {
  private static final int CHARS_MAX = 80;

  /** Blanks, quotes and brackets between a name and its sign. */
  private static final int BETWEEN_CHARS_MAX = 10;

  private static final Set<String> PASSWORDS =
      Set.of("password", "passwd", "pwd", "passphrase", "passwort", "pass");
  private static final Set<String> SECRETS =
      Set.of(
          ("secret token credential credentials apikey apitoken authtoken accesstoken "
                  + "accesskey secretkey privatekey clientsecret")
              .split(" "));
  private static final Set<String> OF_KEYS =
      Set.of(
          ("api access secret auth private signing encryption encrypt master shared account "
                  + "storage app license licence hmac jwt session cookie")
              .split(" "));

  /** What is named so is public, derived, a position in a list, or meant not to work. */
  private static final Set<String> HARMLESS =
      Set.of(
          ("public pub hash hashed digest checksum encrypted csrf xsrf authenticity next "
                  + "page cursor continuation sync example test fake mock dummy sample expected "
                  + "invalid wrong bad dev site sitekey recaptcha cache etag fingerprint id")
              .split(" "));

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  /** What a name of interest ends in; by this nearly all others are told without a copy. */
  private static final List<String> ENDS =
      List.of(("pass word wd phrase wort secret token credential credentials key base").split(" "));

  /** The name that ends before a sign, if it may be that of a secret. */
  static Optional<KeyName> before(String text, int sign) {
    int end = skipBack(text, sign);
    int start = nameStart(text, end);
    int type = text.charAt(sign) == '=' ? skipBack(text, start) : 0;
    if (type > 0 && text.charAt(type - 1) == ':') {
      end = skipBack(text, type - 1);
      start = nameStart(text, end);
    }
    boolean whole = end - start < CHARS_MAX;
    return start < end && whole && endsOfInterest(text, end)
        ? Optional.of(of(text.substring(start, end)))
        : Optional.empty();
  }

  private static int skipBack(String text, int from) {
    int at = from;
    while (at > 0
        && from - at < BETWEEN_CHARS_MAX
        && " \t\"')]?".indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    return at;
  }

  private static int nameStart(String text, int end) {
    int start = end;
    while (start > 0 && end - start < CHARS_MAX && isOfName(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isOfName(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '-'
        || c == '.';
  }

  private static boolean endsOfInterest(String text, int end) {
    for (String of : ENDS) {
      if (text.regionMatches(true, end - of.length(), of, 0, of.length())) {
        return true;
      }
    }
    return false;
  }

  static KeyName of(String name) {
    return new KeyName(List.of(BETWEEN_WORDS.split(name)).stream().map(KeyName::lower).toList());
  }

  boolean namesPassword() {
    return !isHarmless() && PASSWORDS.contains(words.getLast());
  }

  boolean namesSecret() {
    if (isHarmless()) {
      return false;
    }
    String last = words.getLast();
    return PASSWORDS.contains(last)
        || SECRETS.contains(last)
        || (last.equals("key") && words.stream().anyMatch(OF_KEYS::contains))
        || (last.equals("base") && words.contains("secret"));
  }

  private boolean isHarmless() {
    return words.isEmpty() || words.stream().anyMatch(HARMLESS::contains);
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
