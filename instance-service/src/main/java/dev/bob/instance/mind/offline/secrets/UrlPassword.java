package dev.bob.instance.mind.offline.secrets;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The password in an address like {@code https://user:password@host/} (RFC 3986, 3.2.1). */
final class UrlPassword {
  private static final int CHARS_MAX = 400;
  private static final Pattern AUTHORITY =
      Pattern.compile(
          "://([A-Za-z0-9._~+-]{1,64}+):([!-~&&[^/:@\"'`<>{}()\\[\\]$\\\\|*]]{8,128}+)@([A-Za-z0-9.-]{4,253}+)");

  /** RFC 2606, RFC 6761, private networks, and what manuals call a host. */
  private static final Pattern NOBODYS_HOST =
      Pattern.compile(
          "(?:.*\\.)?(?:example|test|invalid|local|localhost|internal|lan)"
              + "|(?:.*\\.)?(?:example|foo|bar|domain|host|server|company|mysite|site|acme|corp|test|proxy)\\.[a-z]{2,6}"
              + "|(?:127|10|0|192\\.168|192\\.0\\.2|169\\.254|198\\.51\\.100|203\\.0\\.113|172\\.(?:1[6-9]|2\\d|3[01]))\\..*"
              + "|.*(?:example|your|localhost|some|dummy|fake).*|[^.]*");

  private UrlPassword() {}

  /**
   * @param at offset of {@code ://}
   */
  static Optional<Match> at(Source source, int at) {
    String text = source.text();
    Matcher matcher = AUTHORITY.matcher(text).region(at, Math.min(at + CHARS_MAX, text.length()));
    if (!matcher.lookingAt()
        || Comments.begins(text, at)
        || NOBODYS_HOST.matcher(matcher.group(3).toLowerCase(Locale.ROOT)).matches()) {
      return Optional.empty();
    }
    return isSecret(matcher.group(1), matcher.group(2))
        ? Optional.of(new Match(matcher.start(2), matcher.end(2)))
        : Optional.empty();
  }

  /** An address with a host of its own is no example: letters and digits are enough. */
  private static boolean isSecret(String user, String password) {
    return !password.toLowerCase(Locale.ROOT).contains(user.toLowerCase(Locale.ROOT))
        && Randomness.letterDigitChanges(password) > 0
        && !Placeholder.is(password);
  }
}
