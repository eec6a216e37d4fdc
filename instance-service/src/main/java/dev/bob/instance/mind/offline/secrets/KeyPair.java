package dev.bob.instance.mind.offline.secrets;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An id that is no secret by itself, with the key that belongs to it nearby.
 *
 * @param other its last group is the key
 */
record KeyPair(Shape id, Pattern other, Predicate<String> proof) implements Recognizer {
  /** Characters before and behind the id: a few lines of settings. */
  static final int NEARBY_CHARS = 300;

  @Override
  public Optional<Match> at(Source source, int at) {
    return id.at(source, at).flatMap(found -> whole(source, found));
  }

  private Optional<Match> whole(Source source, Match found) {
    Matcher matcher = other.matcher(source.text());
    matcher.region(
        Math.max(0, found.from() - NEARBY_CHARS),
        Math.min(source.text().length(), found.to() + NEARBY_CHARS));
    matcher.useTransparentBounds(true);
    while (matcher.find()) {
      int from = matcher.start(matcher.groupCount());
      int to = matcher.end(matcher.groupCount());
      boolean apart = to <= found.from() || from >= found.to();
      if (apart && proof.test(source.text().substring(from, to))) {
        return Optional.of(new Match(found.from(), found.to(), from, to));
      }
    }
    return Optional.empty();
  }
}
