package dev.bob.instance.mind.offline.secrets;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A literal that is assigned to a name of a secret: {@code password = "…"}, {@code "apiKey": "…"},
 * {@code 'token' => '…'}, and in settings without quotes. A value that is put together, called for
 * or looked up is none.
 */
final class AssignedValue {
  /** Characters that are looked at, behind the sign. */
  static final int CHARS_MAX = 300;

  private static final String NO_ASSIGNMENT_BEFORE = "=!<>+-*/%&|^~:?";
  private static final Pattern QUOTED =
      Pattern.compile(
          "(?:(?<=:)=|(?<==)>)?[ \\t]{0,8}+([\"'`])([!-~&&[^\"'`]]{8,200}+)\\1(?![ \\t]{0,8}+[+.%|(\\[&?])");
  private static final Pattern BARE =
      Pattern.compile("[ \\t]{0,8}+([!-~&&[^\"'`,;]]{8,200}+)(?=[ \\t\\r]*+(?:[\\n#;]|\\z))");

  private AssignedValue() {}

  /**
   * @param at offset of the {@code =} or {@code :}
   */
  static Optional<Match> at(Source source, int at) {
    String text = source.text();
    if (at == 0 || NO_ASSIGNMENT_BEFORE.indexOf(text.charAt(at - 1)) >= 0) {
      return Optional.empty();
    }
    return KeyName.before(text, at)
        .filter(KeyName::namesSecret)
        .filter(key -> !Comments.begins(text, at))
        .flatMap(key -> value(source, at + 1).filter(match -> isSecret(key, text, match)));
  }

  private static Optional<Match> value(Source source, int at) {
    String text = source.text();
    Matcher quoted = within(QUOTED.matcher(text), at);
    if (quoted.lookingAt()) {
      return Optional.of(new Match(quoted.start(2), quoted.end(2)));
    }
    Matcher bare = within(BARE.matcher(text), at);
    return source.settings() && bare.lookingAt()
        ? Optional.of(new Match(bare.start(1), bare.end(1)))
        : Optional.empty();
  }

  private static Matcher within(Matcher matcher, int at) {
    int end = matcher.regionEnd();
    return matcher.region(at, Math.min(at + CHARS_MAX, end)).useTransparentBounds(true);
  }

  private static boolean isSecret(KeyName key, String text, Match match) {
    String value = text.substring(match.from(), match.to());
    return Passwords.isToken(value)
        || Passwords.isKey(value)
        || (key.namesPassword() && Passwords.isPassword(value));
  }
}
