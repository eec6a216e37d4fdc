package dev.bob.instance.mind.offline.secrets;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret that a pattern describes.
 *
 * @param pattern matches at the keyword; every repetition in it is bounded and possessive
 * @param proof what a text of that shape has if it is real
 */
record Shape(Pattern pattern, Predicate<String> proof) implements Recognizer {
  /** Longer credentials than this are not recognized. */
  static final int CHARS_MAX = 4_096;

  /** Not the end of a longer word, and none follows. */
  static Shape of(String regex, Predicate<String> proof) {
    return new Shape(
        Pattern.compile("(?<![A-Za-z0-9_-])(?:" + regex + ")(?![A-Za-z0-9_-])"), proof);
  }

  @Override
  public Optional<Match> at(Source source, int at) {
    Matcher matcher = pattern.matcher(source.text());
    matcher.region(at, Math.min(at + CHARS_MAX, source.text().length()));
    matcher.useTransparentBounds(true);
    if (!matcher.lookingAt() || !proof.test(matcher.group())) {
      return Optional.empty();
    }
    return Optional.of(new Match(matcher.start(), matcher.end()));
  }
}
